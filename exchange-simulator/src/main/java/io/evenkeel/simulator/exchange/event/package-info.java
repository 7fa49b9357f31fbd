/**
 * What happens on the exchange, told as it happens.
 *
 * <p>Every applied change comes with its events, in the order in which they happened: an order's change before the fill
 * that caused it. {@link io.evenkeel.simulator.exchange.event.ExchangeFeed} hands them to whoever streams them.
 */
@NullMarked
package io.evenkeel.simulator.exchange.event;

import org.jspecify.annotations.NullMarked;
