/**
 * What is said over one WebSocket: commands, subscriptions, and the frames that answer and tell.
 *
 * <p>Plain rules of {@code docs/exchange.md}: which command is refused with which code, which frame carries a sequence
 * number, who is told what. {@link io.evenkeel.simulator.stream.StreamSession} is one connection's side of it; it knows
 * neither sockets nor threads.
 */
@NullMarked
package io.evenkeel.simulator.stream;

import org.jspecify.annotations.NullMarked;
