package io.evenkeel.contracts.event;

/** The one rule about revisions: the first is 1. */
final class Revisions {
    private Revisions() {}

    static void require(int revision) {
        if (revision < 1) {
            throw new IllegalArgumentException("revision below 1: " + revision);
        }
    }
}
