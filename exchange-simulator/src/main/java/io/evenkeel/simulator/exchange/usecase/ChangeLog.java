package io.evenkeel.simulator.exchange.usecase;

import io.evenkeel.simulator.exchange.Change;
import java.util.List;
import java.util.function.Consumer;

/** Keeps every change of the exchange in order, durably. Used by one thread at a time. */
public interface ChangeLog {
    /**
     * Hands over every change that made the present state, oldest first; on empty data those of the scenario, which are
     * then stored.
     *
     * @throws UnusableData if the stored state belongs to another scenario, is damaged, or is in use
     */
    void open(Consumer<Change> replay);

    /** Returns when the changes are on disk; either all of them or, after a crash, none will be found again. */
    void append(List<Change> changes);

    /** True once so many changes were appended that {@link #compact} is worth its while. */
    boolean wantsCompaction();

    /** Replaces everything stored by the given changes, which make the same state. */
    void compact(List<Change> snapshot);

    /** Fingerprint of the scenario that was loaded, empty if there was none. */
    String scenarioFingerprint();

    void close();
}
