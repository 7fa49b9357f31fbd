package io.evenkeel.simulator.answer;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds a JSON object with its keys in alphabetical order. */
public final class Body {
    private final SortedMap<String, @Nullable Object> fields = new TreeMap<>();

    private Body() {}

    public static Body with(String name, @Nullable Object value) {
        return new Body().and(name, value);
    }

    public Body and(String name, @Nullable Object value) {
        fields.put(name, value);
        return this;
    }

    /** The object; unmodifiable. */
    public SortedMap<String, @Nullable Object> build() {
        return Collections.unmodifiableSortedMap(fields);
    }
}
