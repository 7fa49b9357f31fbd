package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records that are set apart and not settled. */
public interface QuarantinedRecords {
    /** In a fixed order; {@code after} continues. */
    Uni<List<Held>> open(AccountId account, @Nullable Held after, int limit);

    /** Settles those that are still as they were read: of the same kind, and not seen again since. */
    Uni<Void> settle(Fence fence, List<Held> held);

    /**
     * A record that is set apart.
     *
     * @param text its {@code at} is when it was last seen
     */
    record Held(Apart.Kind kind, String hash, @Nullable String recordId, StoredText text) {}
}
