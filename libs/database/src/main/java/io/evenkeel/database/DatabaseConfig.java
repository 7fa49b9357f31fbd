package io.evenkeel.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the database may keep a caller waiting. Statements are bounded by the role of the service. */
@ConfigMapping(prefix = "evenkeel.database")
public interface DatabaseConfig {
    /** For a new connection. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** For a free connection of the pool. */
    @WithDefault("10s")
    Duration acquireTimeout();

    /**
     * For any byte of an answer. Longer than a statement or a wait for a lock may take, so it ends only connections
     * that are dead without saying so; what waited on them fails and is tried again.
     */
    @WithDefault("40s")
    Duration silenceMax();
}
