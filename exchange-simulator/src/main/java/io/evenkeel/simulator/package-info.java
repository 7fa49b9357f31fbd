/**
 * A Kalshi that runs on a laptop: the same paths, signatures, answers and mistakes, over a history that is loaded
 * from a scenario file and changed through the {@code /sim} door.
 *
 * <p>The features below are the records of the exchange ({@code exchange}), their arithmetic ({@code ledger}), who
 * may call and how often ({@code door}), faults on demand ({@code fault}), what the exchange answers ({@code
 * portfolio}, {@code market}, {@code account}) and the control door ({@code control}).
 */
@NullMarked
package io.evenkeel.simulator;

import org.jspecify.annotations.NullMarked;
