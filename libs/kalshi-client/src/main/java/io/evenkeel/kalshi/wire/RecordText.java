package io.evenkeel.kalshi.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Parses the text of one record strictly, and refuses what a {@code jsonb} column could not keep. */
public final class RecordText {
    private static final int SCALE_MAX = 100;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(32)
                        .maxNumberLength(64)
                        .maxStringLength(262_144)
                        .build());
    }

    /** The same, of a parser that goes on behind the record. */
    private static final ObjectReader ONE = JSON.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RecordText() {}

    /** A parser over a whole body that is as strict as {@link #parse} about all that is in it. */
    static JsonParser strict(char[] body) throws IOException {
        return JSON.getFactory().createParser(body);
    }

    /** The object that the parser stands at; leaves it at the object's end. Still to be {@link #checked}. */
    static JsonNode next(JsonParser parser) throws IOException {
        return ONE.readTree(parser);
    }

    /** @throws UnreadableRecord if it holds what cannot be stored */
    static JsonNode checked(JsonNode node) {
        requireStorable(node);
        return node;
    }

    /** @throws UnreadableRecord if the text is no JSON object, has a key twice, or holds what cannot be stored */
    public static JsonNode parse(String raw) {
        try {
            var node = JSON.readTree(raw);
            if (!node.isObject()) {
                throw new UnreadableRecord("record is no object");
            }
            requireStorable(node);
            return node;
        } catch (JsonProcessingException e) {
            throw new UnreadableRecord("record is not readable: " + e.getOriginalMessage());
        }
    }

    private static void requireStorable(JsonNode node) {
        if (node.isTextual()) {
            requireText(node.textValue());
        } else if (node.isBigDecimal() && Math.abs((long) node.decimalValue().scale()) > SCALE_MAX) {
            throw new UnreadableRecord("a number is out of range");
        }
        for (var entry : node.properties()) {
            requireText(entry.getKey());
        }
        for (var child : node) {
            requireStorable(child);
        }
    }

    private static void requireText(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0) {
                throw new UnreadableRecord("a text holds a NUL character");
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new UnreadableRecord("a text holds half a character");
                }
                i++;
            }
        }
    }
}
