package io.evenkeel.web;

/** Every kind of problem the suite answers with. Slugs are part of the public contract and are never renamed. */
public enum ProblemType {
    BAD_REQUEST("bad-request", "Bad request", 400, "The request is malformed."),
    UNAUTHORIZED("unauthorized", "Unauthorized", 401, "A valid access token is needed."),
    FORBIDDEN("forbidden", "Forbidden", 403, "The caller's role does not allow this."),
    NOT_FOUND("not-found", "Not found", 404, "There is nothing here, or nothing that the caller may see."),
    METHOD_NOT_ALLOWED("method-not-allowed", "Method not allowed", 405, "This method is not offered here."),
    NOT_ACCEPTABLE("not-acceptable", "Not acceptable", 406, "None of the accepted media types is offered here."),
    CONFLICT("conflict", "Conflict", 409, "The request conflicts with what is stored."),
    PAYLOAD_TOO_LARGE("payload-too-large", "Payload too large", 413, "The request is larger than allowed."),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type", "Unsupported media type", 415, "The body must be application/json."),
    UNPROCESSABLE("unprocessable", "Unprocessable", 422, "A rule refuses the request."),
    TOO_MANY_REQUESTS("too-many-requests", "Too many requests", 429, "Too many requests; try again later."),
    INTERNAL("internal", "Internal error", 500, "Something went wrong on our side; it has been logged."),
    UNAVAILABLE("unavailable", "Unavailable", 503, "A part that is needed is not available; try again later.");

    private final String slug;
    private final String title;
    private final int status;
    private final String detail;

    ProblemType(String slug, String title, int status, String detail) {
        this.slug = slug;
        this.title = title;
        this.status = status;
        this.detail = detail;
    }

    public String slug() {
        return slug;
    }

    public String title() {
        return title;
    }

    public int status() {
        return status;
    }

    /** The sentence that is said when there is nothing more exact to say. */
    public String detail() {
        return detail;
    }

    /** Value of the member {@code type}: a relative reference that stays the same wherever the suite is hosted. */
    public String uri() {
        return "/problems/" + slug;
    }

    /** The type for an HTTP status; an unlisted status below 500 is a bad request, any other an internal error. */
    public static ProblemType ofStatus(int status) {
        for (var type : values()) {
            if (type.status == status) {
                return type;
            }
        }
        return status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL;
    }
}
