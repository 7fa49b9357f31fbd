/** Placeholder. */
@NullMarked
package io.evenkeel.testkit;

import org.jspecify.annotations.NullMarked;
