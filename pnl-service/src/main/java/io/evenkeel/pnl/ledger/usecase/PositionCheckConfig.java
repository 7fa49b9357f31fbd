package io.evenkeel.pnl.ledger.usecase;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How positions are compared with the exchange's. */
@ConfigMapping(prefix = "pnl.position-check")
public interface PositionCheckConfig {
    /** Time between two checks; a market is incomplete after three that find it wrong. */
    @WithDefault("60s")
    Duration every();
}
