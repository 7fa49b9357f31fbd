/**
 * Stores requests, and reads the accounts that this process can sign for: one pass at a time per account, under
 * a lease.
 *
 * <p>Passes of different accounts do not wait for each other. A pass that meets an exchange that does not
 * answer, or a
 * refused key, ends at once and is tried again after a growing pause.
 */
@NullMarked
package io.evenkeel.sync.run.usecase;

import org.jspecify.annotations.NullMarked;
