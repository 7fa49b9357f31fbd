package io.evenkeel.simulator.matching;

import java.util.Arrays;
import java.util.Locale;

/** Which of two orders of one account gives way when they would meet. */
public enum SelfTradePrevention {
    /** The arriving order ends where it would meet its owner's resting one; what it filled before stands. */
    TAKER_AT_CROSS,
    /** The resting order is cancelled, and matching goes on. */
    MAKER;

    /** As the exchange writes it, such as {@code taker_at_cross}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such way */
    public static SelfTradePrevention ofWire(String wire) {
        return Arrays.stream(values())
                .filter(value -> value.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no self-trade prevention: " + wire));
    }
}
