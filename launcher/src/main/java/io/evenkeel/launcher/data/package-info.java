/**
 * The data folder of one stack: where everything lies, what it belongs to, and its secrets. Files with secrets are
 * readable by their owner only, and are made once and never overwritten.
 */
@NullMarked
package io.evenkeel.launcher.data;

import org.jspecify.annotations.NullMarked;
