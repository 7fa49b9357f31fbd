package io.evenkeel.simulator.control.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Bodies sent to the control door: one object, with known fields only. */
final class Input {
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Input() {}

    /** @throws BadInput if the body is not one object, or has a field that is not among {@code known} */
    static WireRow read(String body, Set<String> known) {
        var input = WireRow.of(parse(body));
        for (var field : input.fields().keySet()) {
            if (!known.contains(field)) {
                throw new BadInput(field, "is not known here");
            }
        }
        return input;
    }

    /** The objects in a list that must be there. */
    static List<WireRow> rows(WireRow input, String field) {
        if (!(input.fields().get(field) instanceof List<?> list)) {
            throw new BadInput(field, "must be a list of objects");
        }
        var rows = new ArrayList<WireRow>(list.size());
        for (var i = 0; i < list.size(); i++) {
            rows.add(object(list.get(i), field + "[" + i + "]"));
        }
        return rows;
    }

    static WireRow object(@Nullable Object value, String field) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new BadInput(field, "must be an object");
        }
        var fields = new TreeMap<String, @Nullable Object>();
        map.forEach((name, content) -> fields.put(String.valueOf(name), content));
        return WireRow.of(fields);
    }

    /** A flag, or {@code otherwise} where it is missing. */
    static boolean flag(WireRow input, String field, boolean otherwise) {
        var value = input.fields().get(field);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new BadInput(field, "must be true or false");
    }

    private static Map<String, @Nullable Object> parse(String body) {
        try {
            return JSON.readValue(body, OBJECT);
        } catch (JsonProcessingException notJson) {
            throw new BadInput("body", "is not one JSON object: " + notJson.getOriginalMessage());
        }
    }
}
