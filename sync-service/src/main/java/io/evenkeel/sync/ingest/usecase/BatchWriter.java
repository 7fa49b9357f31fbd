package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.sync.ingest.Resource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes batches. A record that the tables refuse is set apart, so that it costs nothing but itself. */
@ApplicationScoped
class BatchWriter {
    private final Records records;
    private final Drift drift;

    BatchWriter(Records records, Drift drift) {
        this.records = records;
        this.drift = drift;
    }

    Uni<Records.Written> write(Fence fence, Batch batch) {
        return records.write(fence, batch).onFailure(Unstorable.class).recoverWithUni(() -> oneByOne(fence, batch));
    }

    /** In the same order; what the batch completes is only written when all of its records are somewhere. */
    private Uni<Records.Written> oneByOne(Fence fence, Batch batch) {
        var refused = new ArrayList<Apart>();
        return Multi.createFrom()
                .iterable(batch.records())
                .onItem()
                .transformToUniAndConcatenate(kept -> one(fence, batch.resource(), kept, refused))
                .collect()
                .with(Collectors.reducing(Records.Written.NOTHING, Records.Written::plus))
                .call(() -> records.write(fence, rest(batch, refused)))
                .invoke(() -> drift.count(batch.resource(), refused))
                .map(written -> written.plus(new Records.Written(0, 0, refused.size())));
    }

    private Uni<Records.Written> one(Fence fence, Resource resource, Kept kept, List<Apart> refused) {
        return records.write(fence, new Batch(resource, List.of(kept), List.of(), null, null))
                .onFailure(Unstorable.class)
                .recoverWithItem(failure -> {
                    var reason = "the database refuses it: " + failure.getMessage();
                    refused.add(Sift.apart(resource, Apart.Kind.UNREADABLE, kept, reason));
                    return Records.Written.NOTHING;
                });
    }

    private static Batch rest(Batch batch, List<Apart> refused) {
        var apart = new ArrayList<>(batch.apart());
        apart.addAll(refused);
        return new Batch(batch.resource(), List.of(), apart, batch.watermark(), batch.progress());
    }
}
