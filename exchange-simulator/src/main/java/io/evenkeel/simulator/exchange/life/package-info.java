/**
 * The life of a market: listed, open, paused, closed, decided, disputed, paid.
 *
 * <p>{@link io.evenkeel.simulator.exchange.life.MarketLife} makes every move, those that the clock brings about and
 * those that the control door asks for, and keeps the agenda of what is due when. What a move does to orders, money and
 * rows it leaves to the {@link io.evenkeel.simulator.exchange.life.Floor}, which the exchange is. Nothing here reads a
 * clock or draws lots, so that a journal of moves gives the same life again.
 */
@NullMarked
package io.evenkeel.simulator.exchange.life;

import org.jspecify.annotations.NullMarked;
