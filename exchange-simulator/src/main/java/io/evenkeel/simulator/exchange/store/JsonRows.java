package io.evenkeel.simulator.exchange.store;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON to and from plain maps; numbers with a fraction are exact, and a key that is there twice is refused. */
final class JsonRows {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private JsonRows() {}

    static WireRow parse(String json) throws IOException {
        try (var parser = JSON.createParser(json)) {
            return parse(parser);
        }
    }

    static WireRow parse(byte[] json) throws IOException {
        try (var parser = JSON.createParser(json)) {
            return parse(parser);
        }
    }

    private static WireRow parse(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new JsonParseException(parser, "an object is expected");
        }
        var row = new RowParser(parser).object();
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "something follows the object");
        }
        return row;
    }

    static String print(Map<String, ?> object) {
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a row of plain values cannot be written", impossible);
        }
    }

    /** The objects of a list; a missing or null list is empty. */
    static List<WireRow> rows(WireRow owner, String field) {
        var value = owner.fields().get(field);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw new BadInput(field, "must be a list");
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
        @SuppressWarnings("unchecked") // Every map in here was made by the parser, with names as keys.
        var fields = (Map<String, @Nullable Object>) map;
        return WireRow.of(fields);
    }
}
