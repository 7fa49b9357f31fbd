/**
 * Reads reports from Postgres: all of an answer on one snapshot, so that a reader never sees half of what is committed
 * meanwhile, with statements whose cost does not grow with the number of fills.
 */
@NullMarked
package io.evenkeel.pnl.report.store;

import org.jspecify.annotations.NullMarked;
