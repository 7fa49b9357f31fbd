/** Placeholder. */
@NullMarked
package io.evenkeel.pnl;

import org.jspecify.annotations.NullMarked;
