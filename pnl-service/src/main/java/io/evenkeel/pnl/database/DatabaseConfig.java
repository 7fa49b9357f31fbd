package io.evenkeel.pnl.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a caller may wait for the database in all; single waits are bounded for every service alike. */
@ConfigMapping(prefix = "pnl.database")
public interface DatabaseConfig {
    /** For all that one request reads. */
    @WithDefault("15s")
    Duration readTimeout();
}
