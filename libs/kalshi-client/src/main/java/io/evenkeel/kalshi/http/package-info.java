/**
 * One read of the exchange: where it goes, how long it may take, how much it may weigh, and how often it is tried.
 *
 * <p>Nothing here blocks an event loop: signing and parsing run on a small bounded pool, waiting is done by timers.
 */
@NullMarked
package io.evenkeel.kalshi.http;

import org.jspecify.annotations.NullMarked;
