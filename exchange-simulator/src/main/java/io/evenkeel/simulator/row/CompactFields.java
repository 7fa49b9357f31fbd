package io.evenkeel.simulator.row;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable map in the order of its keys, in two arrays; rows of one kind share the array of names. A history of
 * hundreds of thousands of fills fits into memory that way.
 */
final class CompactFields extends AbstractMap<String, @Nullable Object> {
    /** More kinds of rows than these exist only when somebody makes them up; they then keep their own names. */
    private static final int SHAPES_MAX = 1000;

    private static final Map<List<String>, String[]> SHAPES = new ConcurrentHashMap<>();

    private final String[] names;
    private final @Nullable Object[] values;

    private CompactFields(String[] names, @Nullable Object[] values) {
        this.names = names;
        this.values = values;
    }

    static CompactFields of(SortedMap<String, ? extends @Nullable Object> fields) {
        var values = fields.values().toArray();
        Arrays.setAll(values, i -> oneSize(values[i]));
        return new CompactFields(shape(List.copyOf(fields.keySet())), values);
    }

    /** These fields with one that is put in its place, or in the place of the one of that name. */
    CompactFields with(String name, @Nullable Object value) {
        var index = Arrays.binarySearch(names, name);
        if (index >= 0) {
            var changed = values.clone();
            changed[index] = oneSize(value);
            return new CompactFields(names, changed);
        }
        var place = -index - 1;
        var more = new String[names.length + 1];
        var changed = new @Nullable Object[names.length + 1];
        System.arraycopy(names, 0, more, 0, place);
        System.arraycopy(values, 0, changed, 0, place);
        more[place] = name;
        changed[place] = oneSize(value);
        System.arraycopy(names, place, more, place + 1, names.length - place);
        System.arraycopy(values, place, changed, place + 1, names.length - place);
        return new CompactFields(shape(List.of(more)), changed);
    }

    /** Whole numbers are all of one type, so that a row equals itself after a trip through JSON. */
    private static @Nullable Object oneSize(@Nullable Object value) {
        return value instanceof Integer number ? Long.valueOf(number) : value;
    }

    private static String[] shape(List<String> names) {
        var known = SHAPES.get(names);
        if (known != null) {
            return known;
        }
        var shape = names.toArray(String[]::new);
        if (SHAPES.size() < SHAPES_MAX) {
            SHAPES.put(names, shape);
        }
        return shape;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        var index = indexOf(name);
        return index < 0 ? null : values[index];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return indexOf(name) >= 0;
    }

    @Override
    public int size() {
        return names.length;
    }

    private int indexOf(@Nullable Object name) {
        return name instanceof String text ? Arrays.binarySearch(names, text) : -1;
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, @Nullable Object>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }

    private final class Entries implements Iterator<Entry<String, @Nullable Object>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < names.length;
        }

        @Override
        public Entry<String, @Nullable Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var entry = new SimpleImmutableEntry<String, @Nullable Object>(names[next], values[next]);
            next++;
            return entry;
        }
    }
}
