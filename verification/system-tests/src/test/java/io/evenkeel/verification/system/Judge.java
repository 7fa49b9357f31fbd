package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;

/**
 * Knows what must come out of every account and compares it with what the public port answers: every figure to the
 * last digit, and every fill of the exchange exactly once.
 */
final class Judge {
    /** How long a stack may take to get everything right after the last fault. */
    static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("faults.patience", 240));

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(3);

    private final PublicApi api;
    private String token;
    private long tokenSince;

    Judge(Suite suite) {
        this.api = suite.api();
    }

    /** Waits until everything is right, and then looks at all of it once more: nothing may have become wrong. */
    void awaitRight(Map<String, History> accounts) {
        var open = new ArrayList<>(accounts.keySet());
        await("every figure of " + accounts.keySet())
                .atMost(PATIENCE)
                .pollInterval(BETWEEN_LOOKS)
                .untilAsserted(() -> reachable(() -> {
                    while (!open.isEmpty()) {
                        isRight(open.getLast(), accounts.get(open.getLast()));
                        open.removeLast();
                    }
                }));
        // Only a missing answer is asked for again.
        await("still every figure of " + accounts.keySet())
                .atMost(PATIENCE)
                .pollInterval(BETWEEN_LOOKS)
                .ignoreException(UncheckedIOException.class)
                .until(() -> {
                    accounts.forEach(this::isRight);
                    return true;
                });
    }

    /** The sum over all accounts that there ever were is the sum of theirs. */
    void isRightTogether(Map<String, History> all) {
        new Figures(api, token())
                .together(all.values().stream().map(History::figures).toList());
    }

    /** Every fill of the exchange, once. */
    void hasEveryFill(String account, History history) {
        var fills = api.all("/api/fills", "account=" + account, 1_000, token()).stream()
                .map(fill -> fill.path("fill_id").textValue())
                .toList();
        assertThat(fills).as("fills of " + account).containsExactlyInAnyOrderElementsOf(history.fillIds());
    }

    private void isRight(String account, History history) {
        hasEveryFill(account, history);
        new Figures(api, token()).equal(account, history.figures(), history.newYork());
    }

    /** A token that is good for a while yet. */
    String token() {
        if (token == null || System.nanoTime() - tokenSince > TOKEN_LIFE.toNanos()) {
            token = api.adminToken();
            tokenSince = System.nanoTime();
        }
        return token;
    }

    /** While a component is being restarted, no answer is one more reason to look again. */
    static void reachable(Runnable look) {
        try {
            look.run();
        } catch (UncheckedIOException e) {
            throw new AssertionError("no answer", e);
        }
    }
}
