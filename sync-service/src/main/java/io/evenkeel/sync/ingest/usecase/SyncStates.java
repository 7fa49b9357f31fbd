package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.sync.ingest.Extent;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.SyncState;
import io.smallrye.mutiny.Uni;
import java.util.Map;

/** How far each resource has been read. */
public interface SyncStates {
    Uni<Map<Resource, SyncState>> of(AccountId account);

    /** How many records of all accounts are kept: what grows while anything new is read. */
    Uni<Long> rows();

    /** Read to its end. What was set apart and not seen in a whole reading any more is settled if its id is kept. */
    Uni<Void> succeeded(Pass pass, Resource resource, Extent extent);

    /** Not read to its end, and why; the watermark stays. */
    Uni<Void> failed(Fence fence, Resource resource, String error);
}
