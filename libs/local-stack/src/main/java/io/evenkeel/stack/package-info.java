/** Placeholder. */
@NullMarked
package io.evenkeel.stack;

import org.jspecify.annotations.NullMarked;
