/** Keeps accounts in Postgres, with an event for every change that others must know, in the same transaction. */
@NullMarked
package io.evenkeel.sync.account.store;

import org.jspecify.annotations.NullMarked;
