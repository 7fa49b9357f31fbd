package io.evenkeel.migration;

/** The tables of the service that this runs in. */
public interface MigratedSchema {
    /** Whether they are those of this version, with what has to be in them from the beginning. */
    boolean isReady();
}
