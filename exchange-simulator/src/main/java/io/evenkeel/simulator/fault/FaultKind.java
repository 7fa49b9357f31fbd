package io.evenkeel.simulator.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong. */
public enum FaultKind {
    /** The call is answered with an error status, before anybody looks at it. */
    STATUS,
    /** The call waits so many milliseconds before it is looked at. */
    DELAY,
    /** The connection is closed without an answer. */
    NO_ANSWER,
    /** The body ends in the middle. */
    TRUNCATED_BODY,
    /** A page without rows, whose cursor leads to the rows that it should have had. */
    EMPTY_PAGE,
    /** The cursor of a page leads to the same page again. */
    CURSOR_LOOP,
    /** Every row of a page is there twice. */
    DOUBLED_ROWS,
    /** The rows of a page come in another order; the same seed gives the same one. */
    SHUFFLED_ROWS,
    /** The first so many rows of a page are not there, and its cursor does not lead to them. */
    LOST_ROWS,
    /** Instead of the answer comes a web page with status 200, as from a proxy that is in the way. */
    WEB_PAGE,
    /** Pages have at most so many rows, whatever the limit says. */
    PAGE_SIZE,
    /** One field of the first so many rows has another value; null takes the field away. */
    FIELD;

    /** True if nothing is left of the call for another fault. */
    boolean endsTheCall() {
        return this == STATUS || this == NO_ANSWER || this == WEB_PAGE;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FaultKind> ofWire(String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }
}
