/**
 * Accounts: which there are, whether their credentials can be used, and how the exchange answers them.
 *
 * <p>Keys stay in files and in memory; the tables, events and answers only ever hold the word {@code ok},
 * {@code missing}
 * or {@code invalid} and a reason.
 */
@NullMarked
package io.evenkeel.sync.account;

import org.jspecify.annotations.NullMarked;
