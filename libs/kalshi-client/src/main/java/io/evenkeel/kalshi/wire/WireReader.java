package io.evenkeel.kalshi.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body of the exchange: a page of records, or one object.
 *
 * <p>The body as a whole must be one JSON object in UTF-8 with the expected list in it, or it is
 * {@link ExchangeFailure.Unintelligible}: an HTML page or half a document is never an empty page. The records
 * inside are
 * read one by one from their own text, so that one bad record costs nothing but itself.
 */
final class WireReader<T> {
    private static final JsonFactory SCANNER = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(64).build())
            .build();

    private final String name;
    private final Function<Fields, T> read;

    /** @param name of the list or object in the body */
    WireReader(String name, Function<Fields, T> read) {
        this.name = name;
        this.read = read;
    }

    /** @throws ExchangeFailure.Unintelligible if the body is no such page */
    Page<T> page(byte[] body) {
        return page(listed(body));
    }

    /**
     * As {@link #page}, of a list whose every answer has a cursor: one without is not the last page but an answer of
     * another shape.
     */
    Page<T> pageWithCursor(byte[] body) {
        var found = listed(body);
        require(found.cursor != null, "answer has no cursor");
        return page(found);
    }

    /** As {@link #page}, but an object without the list is an empty page, because the exchange leaves it out there. */
    Page<T> pageOrNothing(byte[] body) {
        return page(scan(decode(body)));
    }

    private Found listed(byte[] body) {
        var found = scan(decode(body));
        require(found.slices != null, "answer has no list " + name);
        return found;
    }

    private Page<T> page(Found found) {
        var slices = found.slices == null ? List.<Slice>of() : found.slices;
        var good = new ArrayList<Received<T>>(slices.size());
        var unreadable = new ArrayList<Unreadable>();
        for (var slice : slices) {
            try {
                good.add(new Received<>(read.apply(new Fields(slice.record())), slice.raw()));
            } catch (UnreadableRecord e) {
                unreadable.add(new Unreadable(slice.raw(), String.valueOf(e.getMessage())));
            }
        }
        return new Page<>(good, unreadable, found.cursor == null ? "" : found.cursor);
    }

    /** @throws ExchangeFailure.Unintelligible if the body has no such object, or it cannot be understood */
    Received<T> object(byte[] body) {
        var text = decode(body);
        var found = scan(text);
        if (found.slices == null || found.slices.size() != 1) {
            throw new ExchangeFailure.Unintelligible("answer has no " + name);
        }
        return whole(found.slices.getFirst().raw());
    }

    /** Reads the body itself as the object. */
    Received<T> body(byte[] body) {
        var text = decode(body);
        scan(text);
        return whole(text.strip());
    }

    private Received<T> whole(String raw) {
        try {
            return new Received<>(read.apply(new Fields(RecordText.parse(raw))), raw);
        } catch (UnreadableRecord e) {
            throw new ExchangeFailure.Unintelligible("answer cannot be understood: " + e.getMessage());
        }
    }

    /**
     * Once through the body as strictly as records are read, which makes them at the same time; what that refuses may
     * lie in one record alone, so then the body is only cut into records.
     */
    private Found scan(String text) {
        var chars = text.toCharArray();
        try (var parser = RecordText.strict(chars)) {
            return scan(parser, text, true);
        } catch (IOException | ExchangeFailure.Unintelligible _) {
            return cut(text, chars);
        }
    }

    private Found cut(String text, char[] chars) {
        try (var parser = SCANNER.createParser(chars)) {
            return scan(parser, text, false);
        } catch (JsonProcessingException e) {
            throw new ExchangeFailure.Unintelligible("answer is not readable JSON");
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
    }

    private Found scan(JsonParser parser, String text, boolean strict) throws IOException {
        require(parser.nextToken() == JsonToken.START_OBJECT, "answer is no JSON object");
        var found = new Found(text, strict);
        var seen = new HashSet<String>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            require(seen.add(field), "answer has a field twice");
            parser.nextToken();
            field(parser, field, found);
        }
        require(parser.hasToken(JsonToken.END_OBJECT), "answer is cut off");
        require(parser.nextToken() == null, "answer has text after its end");
        return found;
    }

    private void field(JsonParser parser, String field, Found found) throws IOException {
        if (field.equals(name)) {
            found.slices = slices(parser, found);
        } else if (field.equals("cursor")) {
            require(
                    parser.hasToken(JsonToken.VALUE_STRING) || parser.hasToken(JsonToken.VALUE_NULL),
                    "cursor is not a string");
            found.cursor = parser.hasToken(JsonToken.VALUE_NULL) ? null : parser.getText();
        } else {
            require(!field.equals("error"), "answer of success carries an error");
            parser.skipChildren();
        }
    }

    /** The records of a list, or the object itself; {@code null} is an empty list. */
    private List<Slice> slices(JsonParser parser, Found found) throws IOException {
        var slices = new ArrayList<Slice>();
        if (parser.hasToken(JsonToken.START_ARRAY)) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                require(parser.currentToken() != null, "answer is cut off");
                slices.add(slice(parser, found));
            }
        } else if (parser.hasToken(JsonToken.START_OBJECT)) {
            slices.add(slice(parser, found));
        } else {
            require(parser.hasToken(JsonToken.VALUE_NULL), name + " is neither list nor object");
        }
        return slices;
    }

    private static Slice slice(JsonParser parser, Found found) throws IOException {
        var start = (int) parser.currentTokenLocation().getCharOffset();
        var node = found.strict && parser.hasToken(JsonToken.START_OBJECT) ? RecordText.next(parser) : null;
        parser.skipChildren();
        // A scalar is read lazily: finishing it moves the parser to its end.
        parser.finishToken();
        return new Slice(
                found.text.substring(start, (int) parser.currentLocation().getCharOffset()), node);
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ExchangeFailure.Unintelligible("answer is not UTF-8");
        }
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new ExchangeFailure.Unintelligible(reason);
        }
    }

    /**
     * One record.
     *
     * @param node what was read of it already; {@code null} where it was only cut out
     */
    private record Slice(String raw, @Nullable JsonNode node) {
        /** @throws UnreadableRecord if it cannot be understood */
        JsonNode record() {
            return node == null ? RecordText.parse(raw) : RecordText.checked(node);
        }
    }

    private static final class Found {
        private final String text;
        private final boolean strict;
        private @Nullable List<Slice> slices;
        private @Nullable String cursor;

        Found(String text, boolean strict) {
            this.text = text;
            this.strict = strict;
        }
    }
}
