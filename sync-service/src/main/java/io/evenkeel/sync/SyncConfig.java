package io.evenkeel.sync;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Settings of this service. Addresses have no defaults. */
@ConfigMapping(prefix = "evenkeel.sync")
public interface SyncConfig {
    /** Folder with one folder per account: {@code key-id}, {@code private-key.pem}, optional {@code account.json}. */
    Path credentialsDir();

    /** How often the folder is looked at. */
    @WithDefault("2s")
    Duration directoryEvery();

    /** REST base of the exchange including {@code /trade-api/v2}, for accounts that name no other. */
    String exchangeUrl();

    /** {@code simulator}, {@code demo} or {@code prod}; shown with every account. */
    String environment();

    /** How often each account is read. */
    @WithDefault("15s")
    Duration pollInterval();

    /** Records asked for at once; the exchange allows 1000, and 500 for cash movements. */
    @WithDefault("1000")
    int pageSize();

    /** How far a poll reaches back behind the newest record it knows. */
    @WithDefault("10m")
    Duration overlap();

    /** The same for settlements and orders, which the exchange changes long after their time. */
    @WithDefault("30d")
    Duration longOverlap();

    /** Everything is read again this often, so that a late or corrected record is found however old it is. */
    @WithDefault("1h")
    Duration fullEvery();

    /** Pages of one window of time; a larger window is split. Bounds what is in memory at once. */
    @WithDefault("10")
    int pagesPerWindow();

    /**
     * An empty list where rows are kept is believed when it is still empty after this, and a position that is listed no
     * more is closed no sooner.
     */
    @WithDefault("30s")
    Duration emptyListPause();

    /** How long a backfill works before polls have their turn. */
    @WithDefault("10s")
    Duration backfillSlice();

    /** How long finished runs and settled records of quarantine are shown. */
    @WithDefault("30d")
    Duration runsKeptFor();

    /** Records written in one transaction. */
    @WithDefault("1000")
    int batchSize();

    /** After a worker died, how long until another takes its account. Far above the time of one write. */
    @WithDefault("15s")
    Duration leaseTime();

    /** How often the metadata of a market that is not final is read again. */
    @WithDefault("60s")
    Duration marketsEvery();

    /** A balance is kept at least this often, changed or not. */
    @WithDefault("15m")
    Duration balanceEvery();

    /** Longest pause after failures; it doubles from the poll interval. */
    @WithDefault("60s")
    Duration pauseMax();

    /** One attempt of one call to the exchange. */
    @WithDefault("20s")
    Duration callTimeout();

    /** Further attempts of a call that failed for a passing reason. */
    @WithDefault("3")
    int callRetries();

    /** Pause before the first of them; doubled each time. */
    @WithDefault("1s")
    Duration callBackoff();

    /** One transaction, from asking for a connection to its commit. */
    @WithDefault("30s")
    Duration writeTimeout();
}
