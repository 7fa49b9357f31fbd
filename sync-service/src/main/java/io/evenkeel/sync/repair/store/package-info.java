/** Tallies and events from the tables of kept records. */
@NullMarked
package io.evenkeel.sync.repair.store;

import org.jspecify.annotations.NullMarked;
