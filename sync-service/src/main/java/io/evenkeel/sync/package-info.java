/** Placeholder. */
@NullMarked
package io.evenkeel.sync;

import org.jspecify.annotations.NullMarked;
