/** Placeholder. */
@NullMarked
package io.evenkeel.launcher;

import org.jspecify.annotations.NullMarked;
