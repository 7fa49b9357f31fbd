package io.evenkeel.simulator.stream.usecase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of commands. */
final class Commands {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Commands() {}

    /** Plain values, null if the text is no JSON object. */
    static @Nullable Map<?, ?> parse(String text) {
        try {
            return JSON.readValue(text, Map.class);
        } catch (JsonProcessingException unreadable) {
            return null;
        }
    }
}
