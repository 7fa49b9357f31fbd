package io.evenkeel.pnl.comparison.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.pnl.comparison.Comparison;
import io.evenkeel.pnl.comparison.Difference;
import io.evenkeel.pnl.comparison.Resource;
import io.evenkeel.pnl.ledger.BookKey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Compares one account, looks again at what differs when nothing is on its way any more, and has what still differs
 * fetched market by market. A look adds up all that sync-service has kept, so there are two of them, not more.
 */
@ApplicationScoped
class CompareAccount {
    private static final int REASON_CHARACTERS_MAX = 500;

    private final LookAtAccount look;
    private final FetchMissing fetch;
    private final EventsUnderWay underWay;
    private final ComparisonConfig config;
    private final Clock clock;

    CompareAccount(
            LookAtAccount look, FetchMissing fetch, EventsUnderWay underWay, ComparisonConfig config, Clock clock) {
        this.look = look;
        this.fetch = fetch;
        this.underWay = underWay;
        this.config = config;
        this.clock = clock;
    }

    /** Never fails: one that could not be finished says so. */
    Uni<Comparison> run(AccountId account) {
        var startedAt = clock.instant();
        return look.everything(account)
                .chain(first -> persisting(account, first.differing())
                        .chain(this::repaired)
                        .map(differences -> finished(account, startedAt, first.compared(), differences)))
                .onFailure()
                .recoverWithItem(failure -> failed(account, startedAt, failure));
    }

    /** What differs in both looks; the second is taken when no event is pending any more. */
    private Uni<List<Difference>> persisting(AccountId account, List<Difference> differing) {
        return differing.isEmpty()
                ? Uni.createFrom().item(differing)
                : calm(1).chain(() -> look.everything(account)).map(seen -> still(seen.differing(), differing));
    }

    /** Waits until no event is pending, or for so long that it does not matter any more; once in any case. */
    private Uni<Void> calm(int waits) {
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(config.patience())
                .chain(underWay::any)
                .chain(pending -> pending && waits < config.waitsMax()
                        ? calm(waits + 1)
                        : Uni.createFrom().voidItem());
    }

    private record Place(Resource resource, BookKey key) {}

    private static List<Difference> still(List<Difference> now, List<Difference> before) {
        var known = before.stream()
                .map(difference -> new Place(difference.resource(), difference.key()))
                .collect(Collectors.toCollection(HashSet::new));
        return now.stream()
                .filter(difference -> known.contains(new Place(difference.resource(), difference.key())))
                .toList();
    }

    private Uni<List<Difference>> repaired(List<Difference> differences) {
        return Multi.createFrom()
                .iterable(differences)
                .onItem()
                .transformToUniAndConcatenate(fetch::repair)
                .collect()
                .asList();
    }

    private Comparison finished(AccountId account, Instant startedAt, long compared, List<Difference> differences) {
        var state = differences.isEmpty()
                ? Comparison.State.AGREED
                : differences.stream().allMatch(Difference::repaired)
                        ? Comparison.State.REPAIRED
                        : Comparison.State.DIFFERENT;
        return new Comparison(
                account,
                state,
                startedAt,
                clock.instant(),
                compared,
                differences.size(),
                differences.stream().mapToLong(Difference::fetched).sum(),
                differences.stream().limit(Comparison.DIFFERENCES_MAX).toList(),
                null);
    }

    private Comparison failed(AccountId account, Instant startedAt, Throwable failure) {
        var reason = String.valueOf(failure.getMessage());
        return new Comparison(
                account,
                Comparison.State.FAILED,
                startedAt,
                clock.instant(),
                0,
                0,
                0,
                List.of(),
                reason.substring(0, Math.min(reason.length(), REASON_CHARACTERS_MAX)));
    }
}
