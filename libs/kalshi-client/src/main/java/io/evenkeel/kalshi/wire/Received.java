package io.evenkeel.kalshi.wire;

/**
 * One record and the exact JSON text that it was read from.
 *
 * @param raw the exchange's own text; storable as {@code jsonb}
 */
public record Received<T>(T value, String raw) {}
