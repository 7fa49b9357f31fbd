/** Asks the channels what is still on its way. */
@NullMarked
package io.evenkeel.pnl.comparison.messages;

import org.jspecify.annotations.NullMarked;
