/**
 * Shows what is kept: the exchange's records with its own field names, and the accounts with their last balance.
 *
 * <p>Reads only. Every query is limited to the accounts that the caller may see before it reaches the tables.
 */
@NullMarked
package io.evenkeel.sync.portfolio;

import org.jspecify.annotations.NullMarked;
