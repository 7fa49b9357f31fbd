/**
 * Watches the credentials directory and keeps the state of accounts.
 *
 * <p>Reading files runs on worker threads. A broken folder is a state of its account and never an error of another.
 */
@NullMarked
package io.evenkeel.sync.account.usecase;

import org.jspecify.annotations.NullMarked;
