/**
 * Whether a call may go out now: the account's copy of the exchange's token buckets with its lanes, and the breakers.
 *
 * <p>What must not wait is told apart from what may: exits come first and have a share of the tokens that nobody else
 * can use up. Everything that waits is bounded in number and in time. The rules are plain state that takes the time as
 * a parameter or from an injected source, so that tests need not wait.
 */
@NullMarked
package io.evenkeel.kalshi.budget;

import org.jspecify.annotations.NullMarked;
