package io.evenkeel.pnl.outcome;

import java.time.Instant;

/**
 * The end of one market for one sub-account.
 *
 * @param at its last realization, which decides the bucket it falls into
 */
public record Outcome(Verdict verdict, Instant at) {}
