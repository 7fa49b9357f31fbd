package io.evenkeel.simulator.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can go wrong, and which settings say how. */
public enum FaultKind {
    /** The call is answered with an error status. */
    STATUS(Befalls.CALL, "status", "shape", "value", "after_effect"),
    /** The call waits so many milliseconds, before it is looked at or with its answer. */
    DELAY(Befalls.CALL, "millis", "after_effect"),
    /** The connection is closed without an answer. */
    NO_ANSWER(Befalls.CALL, "after_effect"),
    /** The connection stays open and nothing comes; it is closed after so many milliseconds. */
    HANG(Befalls.CALL, "millis", "after_effect"),
    /** The connection is reset. */
    RESET(Befalls.CALL, "after_effect"),
    /** Instead of the answer comes a web page with status 200, as from a proxy that is in the way. */
    WEB_PAGE(Befalls.CALL, "after_effect"),
    /** The call is done, and its status goes out with a body that is given. */
    BODY(Befalls.ANSWER, "value"),
    /** The body ends in the middle. */
    TRUNCATED_BODY(Befalls.ANSWER),
    /** A page without rows, whose cursor leads to the rows that it should have had. */
    EMPTY_PAGE(Befalls.ANSWER),
    /** The cursor of a page leads to the same page again. */
    CURSOR_LOOP(Befalls.ANSWER),
    /** Every row of a page is there twice. */
    DOUBLED_ROWS(Befalls.ANSWER),
    /** The rows of a page come in another order; the same seed gives the same one. */
    SHUFFLED_ROWS(Befalls.ANSWER, "seed"),
    /** The first so many rows of a page are not there, and its cursor does not lead to them. */
    LOST_ROWS(Befalls.ANSWER, "rows"),
    /** The last so many rows of a page come again as the first of the next, as if newer ones had come between. */
    REPEATED_ROWS(Befalls.ANSWER, "rows"),
    /** Pages have at most so many rows, whatever the limit says. */
    PAGE_SIZE(Befalls.ANSWER, "size"),
    /** What is said of an order is said of another one. */
    OTHER_ORDER(Befalls.ANSWER),
    /** The next reads of orders know nothing yet of what this call did. */
    STALE_ORDERS(Befalls.ANSWER, "reads", "millis"),
    /** One field has another value, or is gone. */
    FIELD(Befalls.BOTH, "field", "value", "rows", "row"),
    /** Fields that nobody has heard of. */
    UNKNOWN_FIELDS(Befalls.BOTH, "rows", "row"),
    /** A value that nobody has heard of, in one field or in all that have a fixed set of values. */
    UNKNOWN_ENUM(Befalls.BOTH, "field", "rows", "row"),
    /** The fields that may vanish any day are gone. */
    NO_DEPRECATED(Befalls.BOTH, "rows", "row"),
    /** Every list is null. */
    NULL_ARRAYS(Befalls.BOTH),
    /** The frame never comes; its sequence number is used up. */
    DROPPED_FRAME(Befalls.FRAME, "row"),
    /** The frame comes twice. */
    DOUBLED_FRAME(Befalls.FRAME, "row"),
    /** The frame comes so many milliseconds late; later ones overtake it. */
    LATE_FRAME(Befalls.FRAME, "millis", "row"),
    /** The frame comes after the next one of its session. */
    REORDERED_FRAMES(Befalls.FRAME, "row"),
    /** The sequence numbers of its subscription jump by so many, from this frame on. */
    SEQUENCE_GAP(Befalls.FRAME, "size", "row"),
    /** Instead of the frame comes text that is given, which need not be JSON. */
    FRAME_TEXT(Befalls.FRAME, "value", "row"),
    /** Instead of the frame comes a binary one with its bytes. */
    BINARY_FRAME(Befalls.FRAME, "row"),
    /** Instead of the frame or ping the session ends: with a close code, or without a word where none is given. */
    DISCONNECT(Befalls.FRAME, "status", "row"),
    /** From this frame or ping on nothing comes for so many milliseconds; what would have come is lost. */
    SILENCE(Befalls.FRAME, "millis", "row"),
    /** A ping of the server does not come; frames do. */
    NO_PING(Befalls.FRAME),
    /** So many pings come at once. */
    PING_FLOOD(Befalls.FRAME, "size");

    /** What a fault is counted down by. */
    public enum Befalls {
        /** A call as such: its answer may not be ours. */
        CALL,
        /** An answer to a call. */
        ANSWER,
        /** A frame of the WebSocket. */
        FRAME,
        /** An answer, or a frame where frames are asked for. */
        BOTH
    }

    private final Befalls befalls;

    @SuppressWarnings("ImmutableEnumChecker") // It is a Set.of.
    private final Set<String> settings;

    FaultKind(Befalls befalls, String... settings) {
        this.befalls = befalls;
        this.settings = Set.of(settings);
    }

    /** True if it can happen to a call. */
    public boolean isOfCalls() {
        return befalls != Befalls.FRAME;
    }

    /** True if it can happen to a frame of the WebSocket. */
    public boolean isOfFrames() {
        return befalls == Befalls.FRAME || befalls == Befalls.BOTH;
    }

    /** True if it can happen to a ping of the server. */
    boolean isOfPings() {
        return this == NO_PING || this == PING_FLOOD || this == SILENCE || this == DISCONNECT;
    }

    /** True if this setting says something about faults of this kind. */
    public boolean takes(String setting) {
        return settings.contains(setting);
    }

    /** True if nothing is left of the call for another fault. */
    boolean endsTheCall() {
        return this == STATUS || this == NO_ANSWER || this == WEB_PAGE || this == HANG || this == RESET;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FaultKind> ofWire(String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }
}
