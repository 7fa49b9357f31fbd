package io.evenkeel.sync.ingest.usecase;

import java.util.Optional;
import java.util.TreeSet;

/** Whether what came may replace what is kept under the same id. */
final class Replacement {
    private Replacement() {}

    /** Why not; empty if it may. A field that only one of the two has is no contradiction. */
    static Optional<String> refusal(Kept kept, Kept came) {
        if (kept.nature().over() && !came.nature().over()) {
            return Optional.of("goes back behind a state that is final");
        }
        var before = kept.nature().fixed().get();
        var differing = new TreeSet<String>();
        came.nature().fixed().get().forEach((field, value) -> {
            var old = before.get(field);
            if (old != null && !old.equals(value)) {
                differing.add(field);
            }
        });
        return differing.isEmpty()
                ? Optional.empty()
                : Optional.of("the same id with another " + String.join(", ", differing));
    }
}
