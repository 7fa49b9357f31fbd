/**
 * Orders on the exchange: what can be asked for, and what became of it.
 *
 * <p>Every call is made once. What came of it is an {@link io.evenkeel.kalshi.order.Outcome}, never an exception: only
 * an answer that says so is an acceptance or a refusal, and everything else is unknown. Whoever calls gives each order
 * an id of his own and stores it before the call, so that he can find out later.
 */
@NullMarked
package io.evenkeel.kalshi.order;

import org.jspecify.annotations.NullMarked;
