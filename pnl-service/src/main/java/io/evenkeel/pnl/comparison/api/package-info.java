/** Shows the last comparison of each account that the caller may see. */
@NullMarked
package io.evenkeel.pnl.comparison.api;

import org.jspecify.annotations.NullMarked;
