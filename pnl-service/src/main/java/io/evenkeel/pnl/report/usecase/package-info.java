/**
 * Answers questions about the books. Called by {@code api}; the store is behind {@link
 * io.evenkeel.pnl.report.usecase.ReportStore}. All reads of an answer are of one moment. Every read is bounded: by
 * slots, by a page, or by one market.
 */
@NullMarked
package io.evenkeel.pnl.report.usecase;

import org.jspecify.annotations.NullMarked;
