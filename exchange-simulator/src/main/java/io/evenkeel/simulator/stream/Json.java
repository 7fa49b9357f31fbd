package io.evenkeel.simulator.stream;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object, its fields in the order in which they are given, as the exchange's frames have them. */
public final class Json {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder(400).append('{');

    /** The object; nothing can be added to it afterwards. */
    public String end() {
        return text.append('}').toString();
    }

    public Json with(String name, @Nullable Object value) {
        name(name);
        value(value);
        return this;
    }

    /** A field that is left out if there is no value. */
    public Json withIfAny(String name, @Nullable Object value) {
        return value == null ? this : with(name, value);
    }

    public Json with(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    /** A value that is JSON already. */
    public Json withRaw(String name, CharSequence json) {
        name(name);
        text.append(json);
        return this;
    }

    private void name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        text.append('"').append(name).append("\":");
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> text.append("null");
            case BigDecimal decimal -> text.append(decimal.toPlainString());
            case Number number -> text.append(number);
            case Boolean flag -> text.append(flag);
            case List<?> list -> list(list);
            case Map<?, ?> map -> map(map);
            default -> quoted(value.toString());
        }
    }

    private void list(List<?> list) {
        text.append('[');
        var comma = "";
        for (var each : list) {
            text.append(comma);
            value(each);
            comma = ",";
        }
        text.append(']');
    }

    private void map(Map<?, ?> map) {
        text.append('{');
        var comma = "";
        for (var field : map.entrySet()) {
            text.append(comma);
            quoted(String.valueOf(field.getKey()));
            text.append(':');
            value(field.getValue());
            comma = ",";
        }
        text.append('}');
    }

    private void quoted(String value) {
        text.append('"');
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
