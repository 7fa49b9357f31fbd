package io.evenkeel.pnl.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the database may keep a caller waiting. Statements are bounded by the role of the service. */
@ConfigMapping(prefix = "pnl.database")
public interface DatabaseConfig {
    /** For a new connection. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** For a free connection of the pool. */
    @WithDefault("10s")
    Duration acquireTimeout();

    /** For all that one request reads. */
    @WithDefault("15s")
    Duration readTimeout();
}
