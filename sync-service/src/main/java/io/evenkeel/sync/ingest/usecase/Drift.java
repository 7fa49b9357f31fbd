package io.evenkeel.sync.ingest.usecase;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.evenkeel.sync.ingest.DriftSeen;
import io.evenkeel.sync.ingest.KnownFields;
import io.evenkeel.sync.ingest.Resource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Counts fields and words that this version does not know: they are ignored, and nobody should be surprised later.
 * Written down every few seconds; what a kill loses comes again with the next reading.
 */
@ApplicationScoped
public class Drift {
    private static final Logger LOG = Logger.getLogger(Drift.class);
    private static final JsonFactory JSON = new JsonFactory();
    /** An exchange that invents names without end fills no memory and no table. */
    private static final int NAMES_MAX = 500;

    private static final int NAME_LENGTH_MAX = 100;
    private static final String MORE = "(more)";

    private final DriftReport report;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Map<Name, Long> counted = new HashMap<>();
    private final Set<Name> known = new HashSet<>();

    Drift(DriftReport report, MeterRegistry metrics, Clock clock) {
        this.report = report;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Looks at the names in each record; costs about two microseconds for one. */
    void look(Resource resource, Collection<Kept> records) {
        for (var kept : records) {
            try (var parser = JSON.createParser(kept.raw())) {
                look(resource, parser);
            } catch (IOException e) {
                throw new IllegalStateException("a record that was read is not readable", e);
            }
        }
    }

    /** Counts what is set apart. */
    void count(Resource resource, Collection<Apart> apart) {
        for (var one : apart) {
            metrics.counter(
                            "evenkeel.sync.set.apart",
                            "resource",
                            resource.wire(),
                            "kind",
                            one.kind().wire())
                    .increment();
        }
    }

    private void look(Resource resource, JsonParser parser) throws IOException {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            var value = parser.nextToken();
            if (!KnownFields.isKnown(resource, field)) {
                found(resource, field);
            } else if (value == JsonToken.VALUE_STRING
                    && KnownFields.holdsWords(field)
                    && !KnownFields.isKnownWord(field, parser.getText())) {
                found(resource, field + "=" + parser.getText());
            }
            parser.skipChildren();
        }
    }

    private synchronized void found(Resource resource, String field) {
        var name = new Name(
                resource.wire(), field.length() > NAME_LENGTH_MAX ? field.substring(0, NAME_LENGTH_MAX) : field);
        if (known.size() >= NAMES_MAX && !known.contains(name)) {
            name = new Name(resource.wire(), MORE);
        }
        known.add(name);
        counted.merge(name, 1L, Long::sum);
        metrics.counter("evenkeel.sync.unknown.fields", "object", name.object(), "field", name.field())
                .increment();
    }

    /** Writes down what was counted since the last time. */
    @Scheduled(identity = "drift", every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> flush() {
        var taken = take();
        if (taken.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var now = clock.instant();
        var seen = new ArrayList<DriftSeen>();
        taken.forEach((name, count) -> seen.add(new DriftSeen(name.object(), name.field(), count, now, now)));
        return report.add(seen)
                .onFailure()
                .invoke(failure -> LOG.warnf("drift not written down: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** One line a day for whoever looks after this. */
    @Scheduled(identity = "drift-log", every = "24h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tell() {
        return report.all()
                .invoke(all -> {
                    if (!all.isEmpty()) {
                        LOG.warnf(
                                "the exchange sends %d fields or words that are not known: %s", all.size(), names(all));
                    }
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private synchronized Map<Name, Long> take() {
        var taken = Map.copyOf(counted);
        counted.clear();
        return taken;
    }

    private static String names(List<DriftSeen> all) {
        return String.join(
                ", ",
                all.stream()
                        .limit(20)
                        .map(one -> one.object() + "." + one.field())
                        .toList());
    }

    private record Name(String object, String field) {}
}
