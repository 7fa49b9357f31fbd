/**
 * Private keys and the signature that every call carries ({@code docs/exchange.md} §2).
 *
 * <p>Keys live here and nowhere else; nothing in this package prints one. A signature costs about a millisecond
 * of CPU, so
 * callers run it on a bounded pool, never on an event loop.
 */
@NullMarked
package io.evenkeel.kalshi.sign;

import org.jspecify.annotations.NullMarked;
