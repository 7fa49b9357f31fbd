package io.evenkeel.simulator.fault;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One order for something to go wrong.
 *
 * @param skip calls or frames that are let pass first
 * @param count calls or frames that it befalls then
 * @param lastsMillis after which it is forgotten, however often it happened; 0 for no such time
 * @param number status, page size, seed, rows or reads, by kind
 * @param millis how long, where the kind asks
 * @param afterEffect true if the call does its work first and only its answer is spoilt
 * @param field name of the field that is meant, null for all
 * @param value its value, or the body of an answer
 * @param row only the row or frame that has this text in one of its fields, wherever it comes
 */
public record Fault(
        String id,
        FaultKind kind,
        Scope scope,
        int skip,
        int count,
        int lastsMillis,
        int number,
        int millis,
        boolean afterEffect,
        @Nullable String field,
        @Nullable Object value,
        @Nullable String row) {

    /** True if this row is the one that is meant, or none is named. */
    boolean isAbout(Map<?, ?> content) {
        return row == null || content.containsValue(row);
    }
}
