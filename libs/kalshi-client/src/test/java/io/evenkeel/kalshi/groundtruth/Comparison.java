package io.evenkeel.kalshi.groundtruth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares objects field by field, and remembers which names each kind of object had. */
final class Comparison {
    private final Map<String, Set<String>> recorded = new TreeMap<>();
    private final Map<String, Set<String>> read = new TreeMap<>();

    /**
     * Compares one object with what was read from it.
     *
     * @param where names the object in the message of a failure
     */
    <T> void same(String where, Kind<T> kind, JsonNode raw, T ours) {
        assertThat(raw.isObject()).as(where).isTrue();
        names(kind.name(), raw, kind.read());
        kind.values().forEach((field, value) -> {
            if (raw.has(field)) {
                Exact.same(where + " " + field, raw.path(field), value.apply(ours));
            } else {
                absent(where + " " + field, value.apply(ours));
            }
        });
        kind.parts().forEach((field, part) -> part(where + " " + field, part, raw.path(field), ours));
    }

    /** Takes note of the names of an object of which nothing is kept but that it was understood. */
    void names(String kind, JsonNode raw, Set<String> known) {
        read.computeIfAbsent(kind, _ -> new TreeSet<>()).addAll(known);
        raw.fieldNames().forEachRemaining(recorded.computeIfAbsent(kind, _ -> new TreeSet<>())::add);
    }

    /** By kind, what was recorded and is not read; kinds that are read to the last field are left out. */
    Map<String, Set<String>> unread() {
        return difference(recorded, read);
    }

    /** By kind, what is read and was never recorded. */
    Map<String, Set<String>> unrecorded() {
        return difference(read, recorded);
    }

    private <T, U> void part(String where, Kind.Part<T, U> part, JsonNode raw, T ours) {
        if (raw.isMissingNode() || raw.isNull()) {
            return;
        }
        var elements = new ArrayList<JsonNode>();
        if (raw.isArray()) {
            raw.forEach(elements::add);
        } else {
            elements.add(raw);
        }
        var parts = part.parts().apply(ours);
        assertThat(parts).as(where).hasSize(elements.size());
        for (var i = 0; i < elements.size(); i++) {
            same(where + " " + i, part.kind(), elements.get(i), parts.get(i));
        }
    }

    /** What the exchange does not say, we do not make up: there is nothing, or the default of the wire. */
    private static void absent(String where, Object ours) {
        if (ours != null && !Kinds.DEFAULTS.contains(ours)) {
            throw new AssertionError(where + ": absent on the wire, ours " + ours);
        }
    }

    private static Map<String, Set<String>> difference(Map<String, Set<String>> all, Map<String, Set<String>> without) {
        var difference = new TreeMap<String, Set<String>>();
        all.forEach((kind, names) -> {
            var left = new TreeSet<>(names);
            left.removeAll(without.getOrDefault(kind, Set.of()));
            if (!left.isEmpty()) {
                difference.put(kind, left);
            }
        });
        return difference;
    }
}
