package io.evenkeel.simulator.exchange;

import java.time.Instant;

/** Where a page ended: time and id of its last entry. */
public record Mark(Instant at, String id) {}
