package io.evenkeel.simulator.exchange.usecase;

import io.evenkeel.simulator.exchange.Change;
import io.evenkeel.simulator.exchange.Exchange;
import java.util.List;

/** Keeps every change of the exchange in order, durably. Used by one thread at a time. */
public interface ChangeLog {
    /**
     * Brings an empty exchange to the stored state; where nothing is stored, to that of the scenario, which is then
     * stored.
     *
     * @throws UnusableData if the stored state belongs to another scenario, is damaged, or is in use
     */
    void open(Exchange empty);

    /**
     * Brings an empty exchange to what is stored now.
     *
     * @throws UnusableData if it cannot be read
     */
    void restore(Exchange empty);

    /** Returns when the changes are on disk; either all of them or, after a crash, none will be found again. */
    void append(List<Change> changes);

    /**
     * As {@link #append}, but a crash of the whole machine may lose the last of them; the end of the process loses
     * nothing.
     */
    void note(List<Change> changes);

    /** True once so many changes were appended that {@link #compact} is worth its while. */
    boolean wantsCompaction();

    /** Replaces everything stored by the given changes, which make the same state. */
    void compact(List<Change> snapshot);

    /** Fingerprint of the scenario that was loaded, empty if there was none. */
    String scenarioFingerprint();

    void close();
}
