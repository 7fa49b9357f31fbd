/**
 * The state of the exchange itself, its rate limits and prices of calls, and how fresh its data is.
 *
 * <p>Resources only: they read the records, and shape answers as recorded from the real exchange. Nothing here changes
 * anything.
 */
@NullMarked
package io.evenkeel.simulator.account.api;

import org.jspecify.annotations.NullMarked;
