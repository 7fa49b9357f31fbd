/**
 * What other services compare themselves with and fetch what they miss from: counts, sums and last ids per market, and
 * the events of what is kept, told once more.
 *
 * <p>Everything comes from the kept records, never from the outbox, so that it works however old an event is. An event
 * told again has the id it had the first time.
 */
@NullMarked
package io.evenkeel.sync.repair;

import org.jspecify.annotations.NullMarked;
