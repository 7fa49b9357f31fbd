/**
 * sync-service: what the exchange says about every account, complete, deduplicated and kept as it came.
 *
 * <p>Features: {@code account} (whose credentials are there), {@code ingest} (reading resources and writing
 * records with
 * their events), {@code run} (who reads when), {@code portfolio} (showing what is kept), {@code health}.
 */
@NullMarked
package io.evenkeel.sync;

import org.jspecify.annotations.NullMarked;
