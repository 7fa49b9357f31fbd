/**
 * One call to the exchange: where it goes, how long it may take, how much it may weigh, and, if it is a read, how often
 * it is tried.
 *
 * <p>Nothing here blocks an event loop: signing and parsing run on small bounded pools, waiting is done by timers. A
 * call that changes something is sent once, and its failure says whether the exchange may have got it.
 */
@NullMarked
package io.evenkeel.kalshi.http;

import org.jspecify.annotations.NullMarked;
