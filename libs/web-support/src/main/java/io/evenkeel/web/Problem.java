package io.evenkeel.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * One refusal as RFC 9457 tells it. The member {@code instance} is added when it is written, because only the edge
 * knows
 * the path.
 *
 * @param code stable code of the rule that refused; the type's slug where there is nothing finer
 * @param retryAfterSeconds value of {@code Retry-After}; 0 sends none
 */
public record Problem(ProblemType type, String code, String detail, List<Violation> violations, int retryAfterSeconds) {
    /** Content type of every problem answer. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int UNAVAILABLE_RETRY_SECONDS = 2;
    private static final JsonMapper JSON = new JsonMapper();

    public Problem {
        violations = List.copyOf(violations);
    }

    /** A problem of this type with nothing more exact to say; an unavailable one asks for a retry in 2 s. */
    public static Problem of(ProblemType type) {
        return of(type, type.detail(), List.of());
    }

    public static Problem of(ProblemType type, String detail, List<Violation> violations) {
        var retry = type == ProblemType.UNAVAILABLE ? UNAVAILABLE_RETRY_SECONDS : 0;
        return new Problem(type, type.slug(), detail, violations, retry);
    }

    /** Content of the answer as UTF-8 JSON; {@code instance} is the path that was asked for, without its query. */
    public byte[] toJson(String instance) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", type.uri());
        members.put("title", type.title());
        members.put("status", type.status());
        members.put("detail", detail);
        members.put("instance", instance);
        members.put("code", code);
        members.put("violations", violations);
        try {
            return JSON.writeValueAsBytes(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem of plain text members cannot be written", e);
        }
    }
}
