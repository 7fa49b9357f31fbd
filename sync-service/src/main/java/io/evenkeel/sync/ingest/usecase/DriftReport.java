package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.sync.ingest.DriftSeen;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Keeps what of the exchange this version does not know. */
public interface DriftReport {
    /** Adds to what is there. */
    Uni<Void> add(List<DriftSeen> seen);

    /** Everything, by object and field. */
    Uni<List<DriftSeen>> all();
}
