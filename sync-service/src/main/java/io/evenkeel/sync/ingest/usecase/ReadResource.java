package io.evenkeel.sync.ingest.usecase;

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

    ReadResource(@All List<Reading> all, @All List<TimedList> timed, TimedLists lists) {
        all.forEach(reading -> readings.put(reading.resource(), reading));
        timed.forEach(list -> readings.put(list.resource(), new Reading() {
            @Override
            public Resource resource() {
                return list.resource();
            }

            @Override
            public Uni<Counts> read(Pass pass) {
                return lists.read(pass, list);
            }
        }));
    }

    public Uni<Counts> read(Pass pass, Resource resource) {
        var reading = readings.get(resource);
        return reading == null
                ? Uni.createFrom().failure(new IllegalStateException("nothing reads " + resource.wire()))
                : reading.read(pass);
    }
}
