/**
 * Scenario files, and the state on disk: one snapshot and one journal, both lists of changes, one JSON object per line.
 *
 * <p>The journal is forced to disk before a change is applied; the snapshot is written beside the old one and renamed
 * over it. A line that a crash tore in half was never acknowledged and is cut off at the next start.
 */
@NullMarked
package io.evenkeel.simulator.exchange.store;

import org.jspecify.annotations.NullMarked;
