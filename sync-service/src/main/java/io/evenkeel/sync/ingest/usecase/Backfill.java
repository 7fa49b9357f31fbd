package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.Window;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Reads a stretch of time of a list anew, a slice at a time. Watermarks stay where polls put them. */
@ApplicationScoped
public class Backfill {
    private final Map<Resource, TimedList> lists = new EnumMap<>(Resource.class);
    private final WindowReader windows;

    Backfill(@All List<TimedList> all, WindowReader windows) {
        all.forEach(list -> lists.put(list.resource(), list));
        this.windows = windows;
    }

    /** The lists that can be asked for by time. */
    public Set<Resource> offered() {
        return Set.copyOf(lists.keySet());
    }

    /**
     * Reads on.
     *
     * @return how far it came: the end of the window when it is done
     */
    public Uni<Done> read(Pass pass, Slice slice) {
        var list = lists.get(slice.resource());
        var window = slice.window();
        if (list == null) {
            return Uni.createFrom()
                    .failure(new IllegalStateException(slice.resource().wire() + " cannot be asked for by time"));
        }
        var patient = pass.backfilling();
        var job = new WindowReader.Job(
                pass.fence(),
                slice.resource(),
                reach -> list.window(patient, reach),
                true,
                readTo -> Keeping.ofBackfill(slice.runId(), slice.dryRun(), readTo));
        return windows.read(job, window, slice.deadline()).map(part -> {
            var rest = part.rest();
            var end = rest == null ? window.to() : rest.start();
            return new Done(part.counts(), Objects.requireNonNull(end, "a backfill has an end"));
        });
    }

    /**
     * What to read.
     *
     * @param window closed
     * @param deadline nothing more is begun after this
     */
    public record Slice(UUID runId, Resource resource, Window window, boolean dryRun, Instant deadline) {}

    /** What came of it. */
    public record Done(Counts counts, Instant readTo) {}
}
