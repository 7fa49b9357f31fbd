package io.evenkeel.kalshi.groundtruth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One kind of object on the wire: for each field that we read, where its value is in our type. Whatever a recording has
 * beside these fields is not read, and has to be in {@code unread-fields.txt}.
 */
final class Kind<T> {
    /** An object, or the objects of a list, within another. */
    record Part<T, U>(Kind<U> kind, Function<T, List<U>> parts) {}

    private final String name;
    private final Map<String, Function<T, Object>> values = new LinkedHashMap<>();
    private final Map<String, Part<T, ?>> parts = new LinkedHashMap<>();

    Kind(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    Map<String, Function<T, Object>> values() {
        return values;
    }

    Map<String, Part<T, ?>> parts() {
        return parts;
    }

    Kind<T> value(String field, Function<T, Object> value) {
        values.put(field, value);
        return this;
    }

    /** A list of objects. */
    <U> Kind<T> list(String field, Kind<U> kind, Function<T, List<U>> elements) {
        parts.put(field, new Part<>(kind, elements));
        return this;
    }

    /** An object whose fields our type has among its own, or in one of its own. */
    <U> Kind<T> object(String field, Kind<U> kind, Function<T, U> part) {
        return list(field, kind, value -> List.of(part.apply(value)));
    }

    /** The names of all fields that we read. */
    Set<String> read() {
        var read = new TreeSet<>(values.keySet());
        read.addAll(parts.keySet());
        return read;
    }
}
