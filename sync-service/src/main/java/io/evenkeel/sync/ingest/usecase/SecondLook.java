package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.SyncState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Believes an empty list only when a second look, a while after the first, finds it empty too. Whatever comes of it,
 * nothing that is kept is deleted.
 */
@ApplicationScoped
class SecondLook {
    private static final Logger LOG = Logger.getLogger(SecondLook.class);

    private final SyncConfig config;
    private final Clock clock;
    private final Map<Key, Instant> emptySince = new ConcurrentHashMap<>();

    SecondLook(SyncConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * Refuses a list that was read whole and was empty though rows of it are kept.
     *
     * @throws ExchangeFailure.Unfinished at the first look and until the pause between looks is over
     */
    void require(AccountId account, SyncState before, long fetched) {
        var key = new Key(account, before.resource());
        if (fetched > 0 || before.rows() == 0) {
            emptySince.remove(key);
            return;
        }
        var now = clock.instant();
        var since = emptySince.computeIfAbsent(key, _ -> now);
        if (now.isBefore(since.plus(config.emptyListPause()))) {
            throw new ExchangeFailure.Unfinished(
                    "an empty list where " + before.rows() + " rows are kept; it is looked at again", false);
        }
        LOG.warnf(
                "%s of account %s stay empty though %d rows are kept; all are kept on",
                before.resource().wire(), account, before.rows());
    }

    private record Key(AccountId account, Resource resource) {}
}
