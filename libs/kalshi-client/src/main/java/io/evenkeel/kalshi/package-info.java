/** Placeholder. */
@NullMarked
package io.evenkeel.kalshi;

import org.jspecify.annotations.NullMarked;
