package io.evenkeel.kalshi.wire;

/**
 * A record that could not be understood.
 *
 * @param raw the exchange's own text, whatever it is
 * @param reason which field, and what is wrong with it
 */
public record Unreadable(String raw, String reason) {}
