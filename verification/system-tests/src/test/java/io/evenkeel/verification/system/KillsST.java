package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * P-C1, P-C3, P-C4: whatever is killed while histories flow in, and however the exchange deals its pages, every figure
 * is the one of an undisturbed run. One stack for all of it; each round brings accounts of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KillsST {
    private static final int KILLS_IN_A_ROUND = 6;
    private static final int PASSING_FAULTS = 40;
    private static final int ROUNDS_OF_A_CAMPAIGN = 10;

    @TempDir
    static Path folder;

    private final Map<String, History> everybody = new LinkedHashMap<>();
    private final Map<String, History> present = new LinkedHashMap<>();
    private Suite suite;
    private Components components;
    private ExchangeDoor exchange;
    private Newcomers newcomers;
    private Nemesis nemesis;
    private Judge judge;
    private Sql sql;

    static Stream<Long> seeds() {
        return Seeds.of("kills", ROUNDS_OF_A_CAMPAIGN);
    }

    @BeforeAll
    void start() {
        suite = Suite.in(folder, Map.of("EVENKEEL_SYNC_POLL_INTERVAL", "2s"));
        suite.up("--scenario", History.stage(folder).toString());
        components = new Components(suite);
        exchange = new ExchangeDoor(components.url("simulator"));
        newcomers = new Newcomers(suite, exchange);
        nemesis = new Nemesis(components);
        judge = new Judge(suite);
        sql = new Sql(suite, components.url("postgres"));
    }

    @AfterAll
    void end() {
        nemesis.close();
        suite.close();
    }

    /** The next case has the stack for itself, however this one ended. */
    @AfterEach
    void leave() {
        nemesis.thaw();
        exchange.forgetFaults();
        present.keySet().forEach(newcomers::leave);
        present.clear();
    }

    @Order(1)
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void every_figure_stands_kills_of_every_process_amid_shuffled_doubled_short_pages(long seed, TestReporter report) {
        var random = new Random(seed);
        var faults = new PagingFaults(exchange);
        faults.tenRowsTwiceAndShuffled(random);
        faults.passing(random, PASSING_FAULTS);
        var waiting = new ArrayDeque<>(History.all());
        var perKill = Math.ceilDiv(waiting.size(), KILLS_IN_A_ROUND);

        for (var victim : Nemesis.victims(random, KILLS_IN_A_ROUND)) {
            for (var i = 0; i < perKill && !waiting.isEmpty(); i++) {
                arrive("s" + seed, waiting.remove());
            }
            pause(Duration.ofMillis(300 + random.nextInt(2_500)));
            nemesis.kill(victim);
        }

        var lastKill = System.nanoTime();
        judge.awaitRight(present);
        everybody.putAll(present);
        var seconds = Duration.ofNanos(System.nanoTime() - lastKill).toSeconds();
        report.publishEntry(
                "seed " + seed, nemesis.kills() + " kills so far; all right " + seconds + " s after the last");
    }

    /** The moment that random kills seldom hit: handed out, not committed, and the one who had them is dead. */
    @Order(2)
    @Test
    void events_in_the_hands_of_a_killed_consumer_come_again() {
        nemesis.freeze("pnl");
        History.vector(106).forEach(history -> arrive("in-hand", history));
        await().atMost(Judge.PATIENCE).untilAsserted(() -> present.forEach(judge::hasEveryFill));

        try (var _ = sql.locked("pnl.fills")) {
            nemesis.thaw();
            pause(Duration.ofSeconds(3));
            nemesis.kill("pnl");
        }

        judge.awaitRight(present);
        everybody.putAll(present);
    }

    /** What was published and not yet handled is gone with it; the outbox brings it again. */
    @Order(3)
    @Test
    void every_figure_stands_the_loss_of_all_that_nats_has_without_a_restart_of_a_service() {
        var restarts = components.restartsOfServices();
        nemesis.freeze("pnl");
        History.vector(106).forEach(history -> arrive("wiped", history));
        await().atMost(Judge.PATIENCE).untilAsserted(() -> present.forEach(judge::hasEveryFill));

        deleteContentOf(suite.data().resolve("nats/store").toFile());
        nemesis.kill("nats");
        nemesis.thaw();

        History.vector(101).forEach(history -> arrive("later", history));
        judge.awaitRight(present);
        everybody.putAll(present);
        assertThat(components.restartsOfServices()).isEqualTo(restarts);
    }

    @Order(4)
    @Test
    void after_all_of_it_every_account_and_their_sum_are_right() {
        judge.awaitRight(everybody);
        judge.isRightTogether(everybody);
    }

    private void arrive(String round, History history) {
        var account = round + "-" + history.name();
        newcomers.arrive(account, history);
        present.put(account, history);
    }

    private static void pause(Duration time) {
        await().pollDelay(time).until(() -> true);
    }

    /** Its owner goes on writing meanwhile: what is gone already is no reason to stop. */
    private static void deleteContentOf(File folder) {
        for (var each : Objects.requireNonNullElse(folder.listFiles(), new File[0])) {
            deleteContentOf(each);
            each.delete();
        }
    }
}
