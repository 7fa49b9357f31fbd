package io.evenkeel.pnl.ledger.usecase;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How books are computed from nothing. */
@ConfigMapping(prefix = "evenkeel.pnl.rebuild")
public interface LedgerConfig {
    /**
     * How long a book is left alone after a late fill had it computed from nothing; what comes late meanwhile is stored
     * and counted together afterwards.
     */
    @WithDefault("500ms")
    Duration rest();

    /** Time between two looks for rebuilds that were asked for and for books that have rested. */
    @WithDefault("1s")
    Duration every();

    /** Most fills of one transaction; one larger book is computed all the same. */
    @WithDefault("20000")
    long fillsPerStep();

    /** Most books of one transaction. */
    @WithDefault("100")
    int booksPerStep();

    /** Most rebuilds that may be open; more are refused. */
    @WithDefault("100")
    int openMax();
}
