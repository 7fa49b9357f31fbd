package io.evenkeel.sync.ingest;

import java.time.Instant;

/**
 * Something of the exchange that this version does not know.
 *
 * @param object what kind of record it is in
 * @param field the name of the field, or {@code field=word} for an unknown word in a known field
 * @param seen how often it came, records that come again and again included
 */
public record DriftSeen(String object, String field, long seen, Instant firstSeenAt, Instant lastSeenAt) {}
