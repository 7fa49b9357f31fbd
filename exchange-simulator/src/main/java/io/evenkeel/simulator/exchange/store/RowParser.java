package io.evenkeel.simulator.exchange.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.evenkeel.simulator.row.WireRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads JSON straight into compact rows; short texts that come again and again, such as tickers, are kept once. */
final class RowParser {
    private static final int SHORT = 32;
    private static final int TEXTS_MAX = 20_000;

    private final JsonParser parser;
    private final Map<String, String> texts = new HashMap<>();

    RowParser(JsonParser parser) {
        this.parser = parser;
    }

    /** The object whose first brace was just read. */
    WireRow object() throws IOException {
        var fields = new TreeMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            fields.put(name, value());
        }
        return WireRow.of(fields);
    }

    private List<@Nullable Object> list() throws IOException {
        var list = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value());
        }
        list.trimToSize();
        return list;
    }

    private @Nullable Object value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object().fields();
            case START_ARRAY -> list();
            case VALUE_STRING -> text(parser.getText());
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private String text(String text) {
        if (text.length() > SHORT) {
            return text;
        }
        var known = texts.get(text);
        if (known != null) {
            return known;
        }
        if (texts.size() < TEXTS_MAX) {
            texts.put(text, text);
        }
        return text;
    }
}
