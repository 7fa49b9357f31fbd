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

    /** A backfill waits as long as a poll when the exchange is away. */
    private static boolean isPressing(List<RunRow> open, Rhythm rhythm) {
        return open.stream().anyMatch(run -> !run.isBackfill() || rhythm.failures() == 0);
    }

    private Uni<Void> attend(FoundAccount found, List<RunRow> open, Rhythm rhythm) {
        var due = rhythm.isDue(clock.instant());
        return work.attend(found, open, due).chain(done -> {
            if (!done) {
                return Uni.createFrom().voidItem();
            }
            if (due || rhythm.failures() > 0) {
                next(found, 0);
            }
            return accounts.answered(
                    found.id(), new Accounts.Answered(CredentialsState.OK, ConnectionState.CONNECTED, null));
        });
    }

    private Uni<Void> onFailure(FoundAccount found, Rhythm rhythm, Throwable failure) {
        next(found, rhythm.failures() + 1);
        if (failure instanceof LeaseLost) {
            LOG.infof("account %s was taken over by another worker", found.id());
            return Uni.createFrom().voidItem();
        }
        LOG.warnf("account %s not synced: %s", found.id(), failure);
        var text = String.valueOf(failure.getMessage());
        var answered = switch (failure) {
            case ExchangeFailure.Refused refused
            when refused.isAboutTheKey() ->
                new Accounts.Answered(CredentialsState.INVALID, ConnectionState.CONNECTED, text);
            case ExchangeFailure _ -> new Accounts.Answered(CredentialsState.OK, ConnectionState.UNREACHABLE, text);
            default -> new Accounts.Answered(CredentialsState.OK, ConnectionState.UNKNOWN, text);
        };
        return accounts.answered(found.id(), answered)
                .onFailure()
                .invoke(again -> LOG.warnf("state of account %s not kept: %s", found.id(), again))
                .onFailure()
                .recoverWithNull();
    }

    private void next(FoundAccount found, int failures) {
        var at = clock.instant().plus(pause.after(failures));
        rhythms.put(found.id(), new Rhythm(found.fingerprint(), at, failures));
    }

    /** When the account is read next; starts anew with new credentials. */
    private record Rhythm(String fingerprint, Instant nextAt, int failures) {
        static Rhythm fresh(FoundAccount found, Instant now) {
            return new Rhythm(found.fingerprint(), now, 0);
        }

        boolean isOf(FoundAccount found) {
            return fingerprint.equals(found.fingerprint());
        }

        boolean isDue(Instant now) {
            return !now.isBefore(nextAt);
        }
    }
}
