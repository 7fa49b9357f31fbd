/**
 * The live feed of the exchange: one {@link io.evenkeel.kalshi.ws.LiveSession} per account tells what happens, as it
 * happens, as one ordered stream of {@link io.evenkeel.kalshi.ws.SessionEvent}s.
 *
 * <p>The exchange replays nothing, so the stream promises not to be complete but to say where it is not: after every
 * {@code Subscribed} the consumer catches up by REST, and until then nothing of that channel comes. Everything that is
 * sent is untrusted and bounded; what cannot be understood is handed on as it came; what breaks the rules of the
 * conversation ends the connection, and a new one is made, without end.
 */
@NullMarked
package io.evenkeel.kalshi.ws;

import org.jspecify.annotations.NullMarked;
