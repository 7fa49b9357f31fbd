package io.evenkeel.kalshi.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Path and query of one read, percent-encoded.
 *
 * @param path below the base, beginning with a slash; this is what is signed, after the base path
 * @param query without its question mark; empty if there is none
 * @param cost tokens that the call takes out of the account's read budget
 */
public record Target(String path, String query, int cost) {
    private static final int DEFAULT_COST = 10;

    /** A path of the given segments; each is encoded, so that an id can never change where the call goes. */
    public static Target of(String... segments) {
        var path = new StringBuilder();
        for (var segment : segments) {
            path.append('/').append(encode(segment));
        }
        return new Target(path.toString(), "", DEFAULT_COST);
    }

    /** Adds one parameter; {@code null} and empty values are left out. */
    public Target with(String name, @Nullable Object value) {
        var text = value == null ? "" : value.toString();
        if (text.isEmpty()) {
            return this;
        }
        var parameter = name + "=" + encode(text);
        return new Target(path, query.isEmpty() ? parameter : query + "&" + parameter, cost);
    }

    /** Adds a time in whole seconds, as the exchange wants it. */
    public Target withSeconds(String name, @Nullable Instant time) {
        return with(name, time == null ? null : time.getEpochSecond());
    }

    public Target withList(String name, List<?> values) {
        return with(name, values.stream().map(Object::toString).collect(Collectors.joining(",")));
    }

    public Target costing(int tokens) {
        return new Target(path, query, tokens);
    }

    private static String encode(String text) {
        // The form encoder differs from path encoding in three characters only.
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
