package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.sync.ingest.Resource;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Tables in memory. Fails at the n-th write when told so, as a kill does: with nothing of it kept. */
final class FakeRecords implements Records {
    final Map<String, Kept> kept = new TreeMap<>();
    final List<String> told = new ArrayList<>();
    final List<Apart> apart = new ArrayList<>();

    @Nullable
    Progress progress;

    @Nullable
    Instant watermark;

    int writesLeft = Integer.MAX_VALUE;

    /** A write ends after this. */
    CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    /** Ids of records that no table takes. */
    final Set<String> unstorable = new HashSet<>();

    @Override
    public Uni<Map<String, String>> contentHashes(AccountId account, Resource resource, List<String> ids) {
        Map<String, String> hashes = new HashMap<>();
        ids.stream().filter(kept::containsKey).forEach(id -> hashes.put(id, of(id).contentHash()));
        return Uni.createFrom().item(hashes);
    }

    @Override
    public Uni<Map<String, StoredText>> texts(AccountId account, Resource resource, List<String> ids) {
        Map<String, StoredText> texts = new HashMap<>();
        ids.stream()
                .filter(kept::containsKey)
                .forEach(id -> texts.put(
                        id,
                        new StoredText(
                                resource,
                                Lists.of(resource, id),
                                account,
                                of(id).subaccount(),
                                of(id).raw(),
                                Ingest.NOW)));
        return Uni.createFrom().item(texts);
    }

    @Override
    public Uni<Written> write(Fence fence, Batch batch) {
        if (writesLeft-- <= 0) {
            return Uni.createFrom().failure(new IllegalStateException("killed"));
        }
        if (batch.records().stream().anyMatch(one -> unstorable.contains(one.id()))) {
            return Uni.createFrom().failure(new Unstorable("numeric field overflow (22003)"));
        }
        var inserted = 0;
        for (var one : batch.records()) {
            inserted += kept.put(one.id(), one) == null ? 1 : 0;
            told.add(one.id());
        }
        apart.addAll(batch.apart());
        watermark = batch.watermark() == null ? watermark : batch.watermark();
        if (batch.progress() != null) {
            progress = batch.progress();
        }
        var written = new Written(inserted, batch.records().size() - inserted, 0);
        return Uni.createFrom().completionStage(gate).replaceWith(written);
    }

    private Kept of(String id) {
        var one = kept.get(id);
        if (one == null) {
            throw new AssertionError(id);
        }
        return one;
    }
}
