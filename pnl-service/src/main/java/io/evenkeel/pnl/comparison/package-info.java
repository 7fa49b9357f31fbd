/**
 * Whether we know everything that sync-service knows.
 *
 * <p>Events may be lost on their way: the broker is not the truth. So what each market's fills and settlement add up to
 * here is compared with what they add up to there, and what is missing is fetched and recorded as if it had been
 * delivered. The model says what is compared and when two tallies agree.
 */
@NullMarked
package io.evenkeel.pnl.comparison;

import org.jspecify.annotations.NullMarked;
