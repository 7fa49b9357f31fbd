/**
 * What {@code ./evenkeel} runs: starts the whole suite on one machine, watches over it and takes it down. This package
 * puts the parts together; {@code command} reads the command line, {@code data} knows what lies in the data folder,
 * {@code process} runs and supervises. Invariant: at most one supervisor per data folder, and no process without a
 * supervisor.
 */
@NullMarked
package io.evenkeel.launcher;

import org.jspecify.annotations.NullMarked;
