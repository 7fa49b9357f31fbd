package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands a window's records on to the tables: each id once, oldest first, in bounded transactions, without those
 * that are
 * kept already. The watermark moves with the last transaction only.
 */
@ApplicationScoped
class HandOn {
    private static final Comparator<Kept> OLDEST_FIRST =
            Comparator.comparing(Kept::occurredAt).thenComparing(Kept::id);

    private final Records records;
    private final int batchSize;

    HandOn(Records records, SyncConfig config) {
        this.records = records;
        this.batchSize = config.batchSize();
    }

    Uni<Counts> keep(Pass pass, Resource resource, Harvest harvest) {
        var sorted = each(harvest);
        var watermark = sorted.isEmpty() ? null : sorted.getLast().occurredAt();
        return changed(pass, resource, sorted)
                .chain(fresh -> write(pass.fence(), batches(resource, fresh, harvest, watermark)))
                .map(written -> new Counts(
                        harvest.pages(),
                        sorted.size() + (long) harvest.unreadable().size(),
                        written.inserted(),
                        written.updated(),
                        harvest.unreadable().size()));
    }

    /** Pages shift while they are read, so a record may come twice; what came last is the newest. */
    private static List<Kept> each(Harvest harvest) {
        var byId = new LinkedHashMap<String, Kept>();
        harvest.records().forEach(kept -> byId.put(kept.id(), kept));
        var sorted = new ArrayList<>(byId.values());
        sorted.sort(OLDEST_FIRST);
        return sorted;
    }

    private Uni<List<Kept>> changed(Pass pass, Resource resource, List<Kept> sorted) {
        return Multi.createFrom()
                .iterable(chunks(sorted))
                .onItem()
                .transformToUniAndConcatenate(chunk -> records.contentHashes(
                                pass.account(),
                                resource,
                                chunk.stream().map(Kept::id).toList())
                        .map(hashes -> unlike(chunk, hashes)))
                .collect()
                .in(ArrayList::new, List::addAll);
    }

    private static List<Kept> unlike(List<Kept> chunk, Map<String, String> hashes) {
        return chunk.stream()
                .filter(kept -> !kept.contentHash().equals(hashes.get(kept.id())))
                .toList();
    }

    private List<Batch> batches(Resource resource, List<Kept> fresh, Harvest harvest, @Nullable Instant watermark) {
        var batches = new ArrayList<Batch>();
        var chunks = chunks(fresh);
        for (var chunk : chunks) {
            batches.add(new Batch(resource, chunk, List.of(), null));
        }
        if (!harvest.unreadable().isEmpty() || watermark != null) {
            var last =
                    batches.isEmpty() ? List.<Kept>of() : batches.removeLast().records();
            batches.add(new Batch(resource, last, harvest.unreadable(), watermark));
        }
        return batches;
    }

    private Uni<Records.Written> write(Fence fence, List<Batch> batches) {
        return Multi.createFrom()
                .iterable(batches)
                .onItem()
                .transformToUniAndConcatenate(batch -> records.write(fence, batch))
                .collect()
                .asList()
                .map(parts -> new Records.Written(
                        parts.stream().mapToLong(Records.Written::inserted).sum(),
                        parts.stream().mapToLong(Records.Written::updated).sum()));
    }

    private List<List<Kept>> chunks(List<Kept> all) {
        var chunks = new ArrayList<List<Kept>>();
        for (var start = 0; start < all.size(); start += batchSize) {
            chunks.add(all.subList(start, Math.min(all.size(), start + batchSize)));
        }
        return chunks;
    }
}
