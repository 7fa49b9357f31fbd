/**
 * {@code /api/pnl}: reads parameters strictly, limits the caller to its accounts, and writes what the use cases answer.
 *
 * <p>A field whose feature is not built is absent; a figure that is not known is {@code null}.
 */
@NullMarked
package io.evenkeel.pnl.report.api;

import org.jspecify.annotations.NullMarked;
