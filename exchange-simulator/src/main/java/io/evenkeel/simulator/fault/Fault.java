package io.evenkeel.simulator.fault;

import org.jspecify.annotations.Nullable;

/**
 * One order for something to go wrong.
 *
 * @param account whose calls, null for everybody's
 * @param method of which calls, null for all
 * @param endpoint path below {@code /trade-api/v2}; a star at its end stands for anything
 * @param skip calls that are let pass first
 * @param count calls that it befalls then
 * @param number status, milliseconds, page size, seed or rows, by kind
 * @param field name of the field of {@link FaultKind#FIELD}
 * @param value its value, or the error shape of {@link FaultKind#STATUS}
 * @param row of {@link FaultKind#FIELD}: only the row that has this text in one of its fields, wherever it comes
 */
public record Fault(
        String id,
        FaultKind kind,
        @Nullable String account,
        @Nullable String method,
        String endpoint,
        int skip,
        int count,
        int number,
        @Nullable String field,
        @Nullable Object value,
        @Nullable String row) {

    boolean concerns(@Nullable String caller, String calledMethod, String path) {
        return (account == null || account.equals(caller))
                && (method == null || method.equals(calledMethod))
                && (endpoint.endsWith("*")
                        ? path.startsWith(endpoint.substring(0, endpoint.length() - 1))
                        : path.equals(endpoint));
    }
}
