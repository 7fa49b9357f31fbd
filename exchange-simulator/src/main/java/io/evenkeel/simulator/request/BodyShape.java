package io.evenkeel.simulator.request;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one kind of body.
 *
 * @param name what the exchange's code calls it; its complaints say so
 */
public record BodyShape(String name, Map<String, Field> fields) {
    /**
     * @param type in the words of the complaints
     * @param elements the shape of a list's elements, null for everything else
     */
    record Field(String type, @Nullable BodyShape elements) {}

    public BodyShape {
        fields = Map.copyOf(fields);
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    /** Names the fields one after the other. */
    public static final class Builder {
        private final String name;
        private final Map<String, Field> fields = new TreeMap<>();

        private Builder(String name) {
            this.name = name;
        }

        public Builder texts(String... names) {
            return all("string", names);
        }

        public Builder wholes(String... names) {
            return all("int", names);
        }

        public Builder flags(String... names) {
            return all("bool", names);
        }

        public Builder list(String field, BodyShape elements) {
            fields.put(field, new Field("[]" + elements.name(), elements));
            return this;
        }

        public BodyShape build() {
            return new BodyShape(name, fields);
        }

        private Builder all(String type, String... names) {
            for (var field : names) {
                fields.put(field, new Field(type, null));
            }
            return this;
        }
    }
}
