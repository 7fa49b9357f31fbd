package io.evenkeel.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The refusals that several services need, made in one place so that they read alike. */
public final class Problems {
    private Problems() {}

    /** 400 naming a query parameter. */
    public static ProblemException badQuery(String field, String message) {
        return bad(field, "query", message);
    }

    /** 400 naming a field of the body by its dotted path. */
    public static ProblemException badBody(String field, String message) {
        return bad(field, "body", message);
    }

    /** 404 naming {@code account}: the same answer whether it does not exist or is not the caller's. */
    public static ProblemException unknownAccount() {
        return notFound("account", "query", "unknown account");
    }

    /** 404 naming what was looked for. */
    public static ProblemException notFound(String field, String in, String message) {
        return new ProblemException(
                ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.detail(), List.of(new Violation(field, in, message)));
    }

    /** 401 without a reason: why a token or password was refused helps only whoever guesses. */
    public static ProblemException unauthorized() {
        return new ProblemException(Problem.of(ProblemType.UNAUTHORIZED));
    }

    /** 403: known who, but it is for others. */
    public static ProblemException forbidden() {
        return new ProblemException(Problem.of(ProblemType.FORBIDDEN));
    }

    /** 503 with {@code Retry-After}. */
    public static ProblemException unavailable(String detail) {
        return new ProblemException(ProblemType.UNAVAILABLE, detail, List.of());
    }

    /** The field itself; a missing or null one is 400 naming it. */
    public static <T> T require(@Nullable T value, String field) {
        if (value == null) {
            throw badBody(field, "is required");
        }
        return value;
    }

    private static ProblemException bad(String field, String in, String message) {
        return new ProblemException(
                ProblemType.BAD_REQUEST, ProblemType.BAD_REQUEST.detail(), List.of(new Violation(field, in, message)));
    }
}
