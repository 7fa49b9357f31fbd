/** Asking for a reading, following it, and how far each resource has been read. */
@NullMarked
package io.evenkeel.sync.run.api;

import org.jspecify.annotations.NullMarked;
