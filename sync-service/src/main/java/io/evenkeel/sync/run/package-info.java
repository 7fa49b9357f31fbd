/**
 * Who reads when: asked-for readings, polls, and what came of them.
 *
 * <p>A run has one row per account. A request stores its intent and answers; a worker with the lease of the
 * account acts on it.
 */
@NullMarked
package io.evenkeel.sync.run;

import org.jspecify.annotations.NullMarked;
