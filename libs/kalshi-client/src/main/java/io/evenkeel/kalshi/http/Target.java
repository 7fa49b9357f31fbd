package io.evenkeel.kalshi.http;

import io.evenkeel.kalshi.budget.CallKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Method, path and query of one call, percent-encoded.
 *
 * @param kind whose breaker it passes
 * @param path below the base, beginning with a slash; this is what is signed, after the base path
 * @param query without its question mark; empty if there is none
 * @param items of a batch, each of which costs what the call costs; otherwise 1
 */
public record Target(CallKind kind, String method, String path, String query, int items) {

    /** A read of the path of the given segments; each is encoded, so that an id can never change where it goes. */
    public static Target of(CallKind kind, String... segments) {
        return of(kind, "GET", List.of(segments));
    }

    /** A call that is no read; see {@link #of(CallKind, String...)}. */
    public static Target of(CallKind kind, String method, List<String> segments) {
        var path = new StringBuilder();
        for (var segment : segments) {
            path.append('/').append(encode(segment));
        }
        return new Target(kind, method, path.toString(), "", 1);
    }

    /** Adds one parameter; {@code null} and empty values are left out. */
    public Target with(String name, @Nullable Object value) {
        var text = value == null ? "" : value.toString();
        if (text.isEmpty()) {
            return this;
        }
        var parameter = name + "=" + encode(text);
        return new Target(kind, method, path, query.isEmpty() ? parameter : query + "&" + parameter, items);
    }

    /** Adds a time in whole seconds, as the exchange wants it. */
    public Target withSeconds(String name, @Nullable Instant time) {
        return with(name, time == null ? null : time.getEpochSecond());
    }

    /** Adds one parameter with a list of values between commas. */
    public Target withList(String name, List<?> values) {
        return with(name, values.stream().map(Object::toString).collect(Collectors.joining(",")));
    }

    /** Adds the parameter once for each value. */
    public Target withEach(String name, List<?> values) {
        var target = this;
        for (var value : values) {
            target = target.with(name, value);
        }
        return target;
    }

    public Target ofItems(int number) {
        return new Target(kind, method, path, query, number);
    }

    private static String encode(String text) {
        // The form encoder differs from path encoding in three characters only.
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
