package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads one resource of a pass to its end, or fails. */
@ApplicationScoped
public class ReadResource {
    private final Map<Resource, Reading> readings = new EnumMap<>(Resource.class);
    private final Map<Resource, TimedList> timed = new EnumMap<>(Resource.class);
    private final TimedLists lists;

    ReadResource(@All List<Reading> all, @All List<TimedList> timed, TimedLists lists) {
        all.forEach(reading -> readings.put(reading.resource(), reading));
        timed.forEach(list -> this.timed.put(list.resource(), list));
        this.lists = lists;
    }

    public Uni<Counts> read(Pass pass, Resource resource) {
        var list = timed.get(resource);
        if (list != null) {
            return lists.read(pass, list);
        }
        var reading = readings.get(resource);
        return reading == null
                ? Uni.createFrom().failure(new IllegalStateException("nothing reads " + resource.wire()))
                : reading.read(pass);
    }

    /** Where {@link #read} failed: what can be had nevertheless. Nothing counts as complete by it. */
    public Uni<Counts> meanwhile(Pass pass, Resource resource) {
        var list = timed.get(resource);
        return list == null
                ? Uni.createFrom().item(Counts.NONE)
                : lists.meanwhile(pass, list).onFailure(ExchangeFailure.class).recoverWithItem(Counts.NONE);
    }
}
