package io.evenkeel.sync.ingest.usecase;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a long reading has come, kept in the transaction of the records that brought it there.
 *
 * @param runId of a backfill; {@code null} for the reading of everything
 * @param readTo everything before this time has been read
 */
public record Progress(@Nullable UUID runId, Instant readTo) {}
