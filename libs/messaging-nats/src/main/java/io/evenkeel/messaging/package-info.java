/** Placeholder. */
@NullMarked
package io.evenkeel.messaging;

import org.jspecify.annotations.NullMarked;
