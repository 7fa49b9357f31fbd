package io.evenkeel.simulator.door.api;

/** The three headers of a signed call. */
final class Headers {
    static final String KEY = "KALSHI-ACCESS-KEY";
    static final String TIMESTAMP = "KALSHI-ACCESS-TIMESTAMP";
    static final String SIGNATURE = "KALSHI-ACCESS-SIGNATURE";

    private Headers() {}
}
