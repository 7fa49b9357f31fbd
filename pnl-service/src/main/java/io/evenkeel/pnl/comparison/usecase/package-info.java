/**
 * Compares, account by account, and fetches what is missing. Called on schedule, first at start; whatever fails is
 * tried again with the next look. The remote side and the tables are ports.
 */
@NullMarked
package io.evenkeel.pnl.comparison.usecase;

import org.jspecify.annotations.NullMarked;
