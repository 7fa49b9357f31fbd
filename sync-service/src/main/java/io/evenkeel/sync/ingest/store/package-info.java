/**
 * Keeps records in Postgres: array parameters, one round trip per step, events in the same transaction.
 *
 * <p>Every write begins with {@link io.evenkeel.sync.ingest.store.FencedWrites}, which checks and renews the lease.
 */
@NullMarked
package io.evenkeel.sync.ingest.store;

import org.jspecify.annotations.NullMarked;
