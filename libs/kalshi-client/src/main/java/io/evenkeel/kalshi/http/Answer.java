package io.evenkeel.kalshi.http;

import org.jspecify.annotations.Nullable;

/**
 * Status and whole body of one answer.
 *
 * @param date the server's clock as its {@code Date} header says it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, only handed to the reader.
public record Answer(int status, @Nullable String date, byte[] body) {}
