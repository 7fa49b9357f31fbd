/**
 * Ids as types, each checked when it is made, so that an account can never be passed where a market is meant.
 *
 * <p>Ids of the exchange are kept as they came; ours are restricted to characters that are safe in paths and subjects.
 */
@NullMarked
package io.evenkeel.contracts.id;

import org.jspecify.annotations.NullMarked;
