package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.usecase.QuarantinedRecords.Held;
import io.evenkeel.sync.ingest.usecase.StoredText.Reading;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads again what was set apart: with another version it may be understood. What is understood is kept and told like
 * a record that has just come, unless a newer one has taken its place, and leaves quarantine only after that.
 */
@ApplicationScoped
public class RetryQuarantine {
    private static final int AT_ONCE = 500;

    private final QuarantinedRecords quarantine;
    private final Records records;
    private final HandOn handOn;
    private final Clock clock;

    RetryQuarantine(QuarantinedRecords quarantine, Records records, HandOn handOn, Clock clock) {
        this.quarantine = quarantine;
        this.records = records;
        this.handOn = handOn;
        this.clock = clock;
    }

    /** Retries all of the account's, a page at a time. */
    public Uni<Counts> retry(Fence fence) {
        var last = new AtomicReference<@Nullable Held>();
        return Multi.createBy()
                .repeating()
                .uni(() -> quarantine
                        .open(fence.account(), last.get(), AT_ONCE)
                        .invoke(page -> last.set(page.isEmpty() ? null : page.getLast()))
                        .chain(page -> page(fence, page)))
                .whilst(_ -> last.get() != null)
                .collect()
                .with(Collectors.reducing(Counts.NONE, Counts::plus));
    }

    private Uni<Counts> page(Fence fence, List<Held> page) {
        var understood = new EnumMap<Resource, List<Read>>(Resource.class);
        var settled = new ArrayList<Held>();
        for (var held : page) {
            var resource = held.text().resource();
            if (!(held.text().read() instanceof Reading.Understood reading)) {
                continue;
            }
            // The next reading of a list of what is now has better than an old text.
            if (resource.isOfNow() || isNoLongerStrange(held, reading.kept())) {
                settled.add(held);
            } else if (held.kind() != Apart.Kind.FLAGGED) {
                understood.computeIfAbsent(resource, _ -> new ArrayList<>()).add(new Read(held, reading.kept()));
            }
        }
        return Multi.createFrom()
                .iterable(understood.entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry -> understood(fence, entry.getKey(), entry.getValue()))
                .collect()
                .with(Collectors.reducing(Counts.NONE, Counts::plus))
                .call(() -> quarantine.settle(fence, settled))
                .map(counts -> counts.plus(new Counts(0, page.size(), 0, 0, 0)));
    }

    /** A contradiction is settled first, for if it still is one it comes back; the others when they are kept. */
    private Uni<Counts> understood(Fence fence, Resource resource, List<Read> reads) {
        var conflicts = reads.stream()
                .map(Read::held)
                .filter(held -> held.kind() == Apart.Kind.CONFLICT)
                .toList();
        var others = reads.stream()
                .map(Read::held)
                .filter(held -> held.kind() != Apart.Kind.CONFLICT)
                .toList();
        var ids = reads.stream().map(read -> read.kept().id()).distinct().toList();
        return quarantine
                .settle(fence, conflicts)
                .chain(() -> records.texts(fence.account(), resource, ids))
                .chain(texts -> handOn.keep(fence, resource, harvest(reads, texts), Keeping.AGAIN))
                .call(() -> quarantine.settle(fence, others))
                .map(counts -> new Counts(0, 0, counts.inserted(), counts.updated(), counts.unreadable()));
    }

    /** Without those that something newer is kept of; of several texts of one id the one that came last. */
    private static Harvest harvest(List<Read> reads, Map<String, StoredText> texts) {
        var newest = new HashMap<String, Read>();
        for (var read : reads) {
            newest.merge(
                    read.kept().id(),
                    read,
                    (a, b) -> b.held().text().at().isAfter(a.held().text().at()) ? b : a);
        }
        var kept = newest.values().stream()
                .filter(read -> {
                    var text = texts.get(read.kept().id());
                    return text == null || read.held().text().at().isAfter(text.at());
                })
                .map(Read::kept)
                .toList();
        return new Harvest(kept, List.of(), 0, false, false);
    }

    private boolean isNoLongerStrange(Held held, Kept kept) {
        return held.kind() == Apart.Kind.FLAGGED
                && !kept.occurredAt().isAfter(clock.instant().plus(Sift.AHEAD_MAX));
    }

    private record Read(Held held, Kept kept) {}
}
