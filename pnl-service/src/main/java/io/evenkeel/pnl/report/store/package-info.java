/** Reads reports from Postgres, each with one statement whose cost does not grow with the number of fills. */
@NullMarked
package io.evenkeel.pnl.report.store;

import org.jspecify.annotations.NullMarked;
