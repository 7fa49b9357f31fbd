/**
 * The ledger in Postgres: array parameters, one round trip per statement and batch.
 *
 * <p>Exact values cross as scaled integers and are {@code numeric} in the tables. Nothing here decides anything; it
 * stores what {@code ledger} computed.
 */
@NullMarked
package io.evenkeel.pnl.ledger.store;

import org.jspecify.annotations.NullMarked;
