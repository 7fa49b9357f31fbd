package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.sync.ingest.Resource;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** Keeps records, each once. */
public interface Records {
    /** Content hashes of those of the ids that are kept already. */
    Uni<Map<String, String>> contentHashes(AccountId account, Resource resource, List<String> ids);

    /** The texts of those of the ids that are kept already, each with the time when it was written down. */
    Uni<Map<String, StoredText>> texts(AccountId account, Resource resource, List<String> ids);

    /**
     * Writes a batch with its events in one transaction: all of it or nothing.
     *
     * @return fails with {@link LeaseLost} if the fence was passed, with {@link Unstorable} if a value fits no table
     */
    Uni<Written> write(Fence fence, Batch batch);

    /** How many records were new, how many replaced an older content, and how many were refused and set apart. */
    record Written(long inserted, long updated, long refused) {
        static final Written NOTHING = new Written(0, 0, 0);

        Written plus(Written other) {
            return new Written(inserted + other.inserted, updated + other.updated, refused + other.refused);
        }
    }
}
