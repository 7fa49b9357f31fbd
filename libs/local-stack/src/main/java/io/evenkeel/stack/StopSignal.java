package io.evenkeel.stack;

/**
 * What a program takes as the order to end in good time: Postgres means "wait for all clients" by TERM, so it gets INT.
 */
public enum StopSignal {
    TERM,
    INT
}
