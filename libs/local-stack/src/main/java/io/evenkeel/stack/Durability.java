package io.evenkeel.stack;

/** Whether a server's data must survive a power loss. */
public enum Durability {
    /** Everything acknowledged is on disk, as far as the server's version can promise that. */
    KEEP,
    /**
     * For tests only: nothing is flushed. A crash of the machine may leave a broken database; a killed process does
     * not.
     */
    FAST_FOR_TESTS
}
