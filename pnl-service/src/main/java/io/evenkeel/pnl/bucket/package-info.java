/**
 * P&L by time ({@code docs/pnl-rules.md} §8).
 *
 * <p>Everything is added up in quarters of an hour, UTC. Every zone's day begins on one, so a day, week or month in
 * any zone is a sum of quarters and costs the same however many fills there are.
 */
@NullMarked
package io.evenkeel.pnl.bucket;

import org.jspecify.annotations.NullMarked;
