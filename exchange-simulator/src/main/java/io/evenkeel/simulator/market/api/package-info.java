/**
 * What the exchange tells everybody: markets, events and series.
 *
 * <p>Resources only: they read the records, and shape answers as recorded from the real exchange. Nothing here changes
 * anything.
 */
@NullMarked
package io.evenkeel.simulator.market.api;

import org.jspecify.annotations.NullMarked;
