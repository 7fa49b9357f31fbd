/**
 * What the exchange tells an account about itself: balance, fills, settlements, positions, orders and cash, live and
 * historical.
 *
 * <p>Resources only: they read the records, and shape answers as recorded from the real exchange. Nothing here changes
 * anything.
 */
@NullMarked
package io.evenkeel.simulator.portfolio.api;

import org.jspecify.annotations.NullMarked;
