/**
 * Fills in order, the lots they leave open, and what each closing earned.
 *
 * <p>A {@link io.evenkeel.pnl.book.Book} is the state of one account, sub-account and market. It is exact,
 * synchronous and knows no framework. Applying fills one by one as they come, or all at once from nothing, gives the
 * same book.
 */
@NullMarked
package io.evenkeel.pnl.book;

import org.jspecify.annotations.NullMarked;
