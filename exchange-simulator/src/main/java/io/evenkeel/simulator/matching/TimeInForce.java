package io.evenkeel.simulator.matching;

import java.util.Arrays;
import java.util.Locale;

/** How long an order is good for. */
public enum TimeInForce {
    GOOD_TILL_CANCELED,
    /** What does not fill at once is cancelled. */
    IMMEDIATE_OR_CANCEL,
    /** All at once, or refused. */
    FILL_OR_KILL;

    /** As the exchange writes it, such as {@code good_till_canceled}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such time in force */
    public static TimeInForce ofWire(String wire) {
        return Arrays.stream(values())
                .filter(value -> value.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no time in force: " + wire));
    }
}
