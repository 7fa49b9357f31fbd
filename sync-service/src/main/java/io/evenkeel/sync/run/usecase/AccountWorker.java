package io.evenkeel.sync.run.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.account.ConnectionState;
import io.evenkeel.sync.account.CredentialsState;
import io.evenkeel.sync.account.usecase.AccountDirectory;
import io.evenkeel.sync.account.usecase.Accounts;
import io.evenkeel.sync.account.usecase.FoundAccount;
import io.evenkeel.sync.ingest.usecase.LeaseLost;
import io.evenkeel.sync.run.Pause;
import io.evenkeel.sync.run.RunRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Looks after one account at each call: does what was asked for, polls when it is time, and does nothing in between.
 * Calls for the same account must not overlap; the scheduler sees to that, and the lease among replicas.
 */
@ApplicationScoped
public class AccountWorker {
    private static final Logger LOG = Logger.getLogger(AccountWorker.class);

    private final AccountDirectory directory;
    private final Accounts accounts;
    private final WorkPass work;
    private final Runs runs;
    private final Pause pause;
    private final Clock clock;
    private final Map<AccountId, Rhythm> rhythms = new ConcurrentHashMap<>();

    AccountWorker(
            AccountDirectory directory, Accounts accounts, WorkPass work, Runs runs, SyncConfig config, Clock clock) {
        this.directory = directory;
        this.accounts = accounts;
        this.work = work;
        this.runs = runs;
        this.pause = new Pause(config.pollInterval(), config.pauseMax());
        this.clock = clock;
    }

    /** Never fails: what went wrong is kept as the account's state and tried again later. */
    public Uni<Void> tick(AccountId id) {
        var found = directory.find(id).orElse(null);
        if (found == null || found.key() == null) {
            return Uni.createFrom().voidItem();
        }
        var rhythm = rhythms.compute(
                id, (_, known) -> known != null && known.isOf(found) ? known : Rhythm.fresh(found, clock.instant()));
        return runs.open(id)
                .chain(open -> rhythm.isDue(clock.instant()) || isPressing(open, rhythm)
                        ? attend(found, open, rhythm)
                        : Uni.createFrom().voidItem())
                .onFailure()
                .recoverWithUni(failure -> onFailure(found, rhythm, failure));
    }

    /** A backfill waits as long as a poll when what it reads is away. */
    private static boolean isPressing(List<RunRow> open, Rhythm rhythm) {
        return open.stream().anyMatch(run -> !run.isBackfill() || (rhythm.failures() == 0 && rhythm.mayGoOn()));
    }

    private Uni<Void> attend(FoundAccount found, List<RunRow> open, Rhythm rhythm) {
        var due = rhythm.isDue(clock.instant());
        return work.attend(found, open, due)
                .chain(done -> done.isEmpty() ? Uni.createFrom().voidItem() : attended(found, rhythm, due, done.get()));
    }

    private Uni<Void> attended(FoundAccount found, Rhythm rhythm, boolean due, WorkPass.Attended done) {
        if (!due && rhythm.failures() == 0) {
            rhythms.put(found.id(), new Rhythm(rhythm.fingerprint(), rhythm.nextAt(), 0, done.mayGoOn()));
            return Uni.createFrom().voidItem();
        }
        next(found, 0, done.mayGoOn());
        return accounts.answered(
                found.id(),
                new Accounts.Answered(
                        CredentialsState.OK,
                        ConnectionState.CONNECTED,
                        ResourceOutcome.errors(done.outcomes()),
                        done.isWithoutHope()));
    }

    private Uni<Void> onFailure(FoundAccount found, Rhythm rhythm, Throwable failure) {
        next(found, rhythm.failures() + 1, true);
        if (failure instanceof LeaseLost) {
            LOG.infof("account %s was taken over by another worker", found.id());
            return Uni.createFrom().voidItem();
        }
        LOG.warnf("account %s not synced: %s", found.id(), failure);
        var text = String.valueOf(failure.getMessage());
        var answered = switch (failure) {
            case ExchangeFailure.Refused refused
            when refused.isAboutTheKey() ->
                new Accounts.Answered(CredentialsState.INVALID, ConnectionState.CONNECTED, text, false);
            case ExchangeFailure _ ->
                new Accounts.Answered(CredentialsState.OK, ConnectionState.UNREACHABLE, text, true);
            default -> new Accounts.Answered(CredentialsState.OK, ConnectionState.UNKNOWN, text, false);
        };
        return accounts.answered(found.id(), answered)
                .onFailure()
                .invoke(again -> LOG.warnf("state of account %s not kept: %s", found.id(), again))
                .onFailure()
                .recoverWithNull();
    }

    private void next(FoundAccount found, int failures, boolean mayGoOn) {
        var at = clock.instant().plus(pause.after(failures));
        rhythms.put(found.id(), new Rhythm(found.fingerprint(), at, failures, mayGoOn));
    }

    /** When the account is read next; starts anew with new credentials. */
    private record Rhythm(String fingerprint, Instant nextAt, int failures, boolean mayGoOn) {
        static Rhythm fresh(FoundAccount found, Instant now) {
            return new Rhythm(found.fingerprint(), now, 0, true);
        }

        boolean isOf(FoundAccount found) {
            return fingerprint.equals(found.fingerprint());
        }

        boolean isDue(Instant now) {
            return !now.isBefore(nextAt);
        }
    }
}
