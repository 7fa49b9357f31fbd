package io.evenkeel.messaging;

/** What becomes of the wish to have a dead letter tried again. */
public enum ReplayAnswer {
    /** It will be tried within seconds. */
    REQUESTED,
    /** An attempt at it worked already; there is nothing to do. */
    DONE_BEFORE,
    /** There is no such letter. */
    UNKNOWN
}
