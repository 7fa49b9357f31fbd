/**
 * What is compared: our own tallies in Postgres, the other side's over REST, and the outcome of the last
 * comparison of each account.
 */
@NullMarked
package io.evenkeel.pnl.comparison.store;

import org.jspecify.annotations.NullMarked;
