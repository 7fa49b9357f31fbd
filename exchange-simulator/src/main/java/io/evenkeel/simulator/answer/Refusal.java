package io.evenkeel.simulator.answer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** An answer other than success, with the body that the exchange gives it. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, @Nullable Object> body;

    private Refusal(int status, Map<String, @Nullable Object> body) {
        super("refused with " + status, null, false, false);
        this.status = status;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public Map<String, @Nullable Object> body() {
        return body;
    }

    /** What an item of a batch shows of it: always the flat object, whatever shape it has on its own. */
    public Map<String, @Nullable Object> ofItem() {
        if (body.get("error") instanceof Map<?, ?> error) {
            var flat = new LinkedHashMap<String, @Nullable Object>();
            error.forEach((name, value) -> flat.put(String.valueOf(name), value));
            return flat;
        }
        return body.containsKey("code") ? body : error("bad_request", String.valueOf(body.get("msg")));
    }

    /** The first shape, of most refusals: an object under {@code error}, its keys in the recorded order. */
    public static Refusal nested(int status, String code, String message) {
        return new Refusal(status, Body.with("error", error(code, message)).build());
    }

    /** The first shape with its reason in {@code details}: parameters that are well formed and make no sense. */
    public static Refusal badRequest(String details) {
        return nested(400, "bad_request", "bad request", details);
    }

    public static Refusal nested(int status, String code, String message, String details) {
        var error = error(code, message);
        error.put("details", details);
        return new Refusal(status, Body.with("error", error).build());
    }

    /** The second shape, of undecodable requests: a flat object. */
    public static Refusal flat(int status, String code, String details) {
        var body = error(code, code.replace('_', ' '));
        body.put("details", details);
        return new Refusal(status, body);
    }

    /** The third shape, of parameters that fail validation. */
    public static Refusal parameter(String operation, String complaint) {
        return new Refusal(400, messageOnly("Parameter validation failed for " + operation + ": " + complaint));
    }

    /**
     * The third shape, in the words of the exchange's validator.
     *
     * @param type what the exchange's code calls the parameters or the body
     * @param field as it is called on the wire
     */
    public static Refusal invalid(String operation, String type, String field, String rule) {
        var name = camelCase(field);
        return parameter(
                operation,
                "Key: '" + type + "." + name + "' Error:Field validation for '" + name + "' failed on the '" + rule
                        + "' tag");
    }

    /**
     * The fourth shape, of callers that are too fast: text under {@code error}, and no header says when to come back.
     */
    public static Refusal tooManyRequests() {
        return new Refusal(429, Body.with("error", "too many requests").build());
    }

    public static Refusal notFound() {
        return nested(404, "not_found", "not found");
    }

    public static Refusal headerMissing(String what) {
        return nested(401, what + "_is_missing_from_headers", what.replace('_', ' ') + " is missing from headers");
    }

    public static Refusal timestampExpired() {
        return nested(401, "header_timestamp_expired", "header timestamp expired");
    }

    /**
     * @param details {@code NOT_FOUND} or {@code INCORRECT_API_KEY_SIGNATURE}
     */
    public static Refusal unauthenticated(String details) {
        var error = error("authentication_error", "authentication_error");
        error.put("details", details);
        return new Refusal(401, Body.with("error", error).build());
    }

    public static Refusal retiredOrderCall() {
        return nested(
                410, "deprecated_v1_order_endpoint", "this endpoint is retired; use /portfolio/events/orders instead");
    }

    private static String camelCase(String name) {
        var camel = new StringBuilder(name.length());
        for (var part : name.split("_", -1)) {
            camel.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
        }
        return camel.toString();
    }

    private static Map<String, @Nullable Object> error(String code, String message) {
        var error = new LinkedHashMap<String, @Nullable Object>();
        error.put("code", code);
        error.put("message", message);
        return error;
    }

    private static SortedMap<String, @Nullable Object> messageOnly(String message) {
        return Body.with("msg", message).build();
    }
}
