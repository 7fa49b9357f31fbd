package io.evenkeel.simulator.exchange.life;

import io.evenkeel.simulator.row.BadInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a market stands.
 *
 * <pre>
 * initialized -> active <-> inactive
 *                  |  ^        |
 *                  v  |        v
 *                 closed  <----+
 *                  |
 *                  v
 *              determined -> disputed -> amended
 *                  |                        |
 *                  +------> finalized <-----+
 * </pre>
 */
public enum MarketStatus {
    INITIALIZED,
    ACTIVE,
    INACTIVE,
    CLOSED,
    DETERMINED,
    DISPUTED,
    AMENDED,
    FINALIZED;

    /** As it is written in a market's row. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a status that this simulator does not know; a loaded row may say anything. */
    public static Optional<MarketStatus> ofWire(String wire) {
        return Arrays.stream(values())
                .filter(status -> status.wire().equals(wire))
                .findFirst();
    }

    /** True until its closing time has passed. */
    public boolean isBeforeClose() {
        return this == INITIALIZED || this == ACTIVE || this == INACTIVE;
    }

    /** True while a result is known and not paid. */
    public boolean isDecided() {
        return this == DETERMINED || this == DISPUTED || this == AMENDED;
    }

    void require(boolean allowed, String move) {
        if (!allowed) {
            throw new BadInput("ticker", "is " + wire() + " and cannot be " + move);
        }
    }
}
