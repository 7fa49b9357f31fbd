package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands a window's records on to the tables: each id once, oldest first, in bounded transactions, without those that
 * are kept already. Watermark and progress move with the last transaction only.
 */
@ApplicationScoped
class HandOn {
    private static final Comparator<Kept> OLDEST_FIRST =
            Comparator.comparing(Kept::occurredAt).thenComparing(Kept::id);

    private final BatchWriter writer;
    private final Sift sift;
    private final Drift drift;
    private final Clock clock;
    private final int batchSize;

    HandOn(BatchWriter writer, Sift sift, Drift drift, SyncConfig config, Clock clock) {
        this.writer = writer;
        this.sift = sift;
        this.drift = drift;
        this.clock = clock;
        this.batchSize = config.batchSize();
    }

    Uni<Counts> keep(Fence fence, Resource resource, Harvest harvest, Keeping keeping) {
        drift.look(resource, harvest.records());
        var apart = new ArrayList<>(harvest.apart());
        var sorted = each(resource, harvest, apart);
        return sifted(fence, resource, sorted)
                .chain(sifted -> {
                    apart.addAll(sifted.apart());
                    drift.count(resource, apart);
                    return write(fence, sifted, batches(resource, sorted, sifted, apart, keeping), keeping);
                })
                .map(written -> new Counts(
                        harvest.pages(),
                        sorted.size() + (long) harvest.apart().size(),
                        written.inserted(),
                        written.updated(),
                        written.refused()
                                + apart.stream()
                                        .filter(one -> one.kind() != Apart.Kind.FLAGGED)
                                        .count()));
    }

    /** Pages shift while they are read, so a record may come twice; what came last is the newest. */
    private static List<Kept> each(Resource resource, Harvest harvest, List<Apart> apart) {
        var byId = new LinkedHashMap<String, Kept>();
        for (var kept : harvest.records()) {
            var before = byId.putIfAbsent(kept.id(), kept);
            if (before != null && !before.contentHash().equals(kept.contentHash())) {
                Replacement.refusal(before, kept)
                        .ifPresentOrElse(
                                reason -> apart.add(Sift.apart(resource, Apart.Kind.CONFLICT, kept, reason)),
                                () -> byId.put(kept.id(), kept));
            }
        }
        var sorted = new ArrayList<>(byId.values());
        sorted.sort(OLDEST_FIRST);
        return sorted;
    }

    private Uni<Sift.Sifted> sifted(Fence fence, Resource resource, List<Kept> sorted) {
        return Multi.createFrom()
                .iterable(chunks(sorted))
                .onItem()
                .transformToUniAndConcatenate(chunk -> sift.sift(fence.account(), resource, chunk))
                .collect()
                .asList()
                .map(parts -> parts.stream().reduce(new Sift.Sifted(List.of(), 0, List.of()), Sift.Sifted::plus));
    }

    private List<Batch> batches(
            Resource resource, List<Kept> sorted, Sift.Sifted sifted, List<Apart> apart, Keeping keeping) {
        var watermark = keeping.movesWatermark() ? watermark(sorted) : null;
        var batches = new ArrayList<Batch>();
        for (var chunk : chunks(sifted.fresh())) {
            batches.add(new Batch(resource, chunk, List.of(), null, null));
        }
        if (!apart.isEmpty() || watermark != null || keeping.progress() != null) {
            var last =
                    batches.isEmpty() ? List.<Kept>of() : batches.removeLast().records();
            batches.add(new Batch(resource, last, apart, watermark, keeping.progress()));
        }
        return batches;
    }

    /** A time that lies ahead of us says nothing about how far we have read. */
    private @Nullable Instant watermark(List<Kept> sorted) {
        var latest = clock.instant().plus(Sift.AHEAD_MAX);
        return sorted.reversed().stream()
                .map(Kept::occurredAt)
                .filter(at -> !at.isAfter(latest))
                .findFirst()
                .orElse(null);
    }

    private Uni<Records.Written> write(Fence fence, Sift.Sifted sifted, List<Batch> batches, Keeping keeping) {
        if (keeping.dryRun()) {
            return Uni.createFrom()
                    .item(new Records.Written(
                            sifted.fresh().size() - (long) sifted.replacing(), sifted.replacing(), 0));
        }
        return Multi.createFrom()
                .iterable(batches)
                .onItem()
                .transformToUniAndConcatenate(batch -> writer.write(fence, batch))
                .collect()
                .asList()
                .map(parts -> parts.stream().reduce(Records.Written.NOTHING, Records.Written::plus));
    }

    private List<List<Kept>> chunks(List<Kept> all) {
        var chunks = new ArrayList<List<Kept>>();
        for (var start = 0; start < all.size(); start += batchSize) {
            chunks.add(all.subList(start, Math.min(all.size(), start + batchSize)));
        }
        return chunks;
    }
}
