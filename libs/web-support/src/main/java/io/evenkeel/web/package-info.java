/** Placeholder. */
@NullMarked
package io.evenkeel.web;

import org.jspecify.annotations.NullMarked;
