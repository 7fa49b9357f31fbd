package io.evenkeel.web;

import io.evenkeel.contracts.id.Subaccount;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Strict reader of a request's query. Whatever is wrong with a parameter (given twice, wrong type, out of range,
 * control
 * characters, too long) is a {@link ProblemException} of status 400 that names it.
 */
public final class QueryParameters {
    private static final int VALUE_CHARACTERS_MAX = 1024;
    private static final int VALUES_MAX = 100;
    private static final int LIMIT_DEFAULT = 100;
    private static final int LIMIT_MAX = 1000;

    private final Map<String, List<String>> values;

    private QueryParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Reads and checks every value once. */
    public static QueryParameters of(UriInfo uri) {
        try {
            return of(uri.getQueryParameters());
        } catch (IllegalArgumentException e) {
            throw Problems.badQuery("query", "is not properly encoded");
        }
    }

    static QueryParameters of(Map<String, List<String>> given) {
        var checked = new TreeMap<String, List<String>>();
        given.forEach((name, texts) -> {
            if (!Texts.isOneLine(name) || name.length() > VALUE_CHARACTERS_MAX) {
                throw Problems.badQuery("query", "a parameter's name has a character that is not allowed");
            }
            if (texts.size() > VALUES_MAX) {
                throw Problems.badQuery(name, "is given more than " + VALUES_MAX + " times");
            }
            texts.forEach(text -> requirePlain(name, text));
            checked.put(name, List.copyOf(texts));
        });
        return new QueryParameters(checked);
    }

    /** Refuses any parameter that is not listed. */
    public void rejectUnknown(Set<String> allowed) {
        for (var name : values.keySet()) {
            if (!allowed.contains(name)) {
                throw Problems.badQuery(name.length() > 64 ? name.substring(0, 64) : name, "unknown parameter");
            }
        }
    }

    /** Every value of a repeatable parameter, in the order given; empty when it is absent. */
    public List<String> texts(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The value of a parameter that may be given once. */
    public Optional<String> text(String name) {
        var given = texts(name);
        if (given.size() > 1) {
            throw Problems.badQuery(name, "is given twice");
        }
        return given.stream().findFirst();
    }

    public Optional<Instant> instant(String name) {
        return text(name).map(text -> {
            try {
                return Rfc3339.parse(text);
            } catch (IllegalArgumentException e) {
                throw Problems.badQuery(name, Rfc3339.REFUSAL);
            }
        });
    }

    /** A zone of the IANA database, such as {@code Europe/Berlin}. */
    public Optional<ZoneId> zone(String name) {
        return text(name).map(text -> {
            if (!ZoneId.getAvailableZoneIds().contains(text)) {
                throw Problems.badQuery(name, "must be an IANA time zone such as America/New_York");
            }
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                throw Problems.badQuery(name, "must be an IANA time zone such as America/New_York");
            }
        });
    }

    /** A positive ISO 8601 duration of at most 366 days, such as {@code PT1H}. */
    public Optional<Duration> duration(String name) {
        return text(name).map(text -> {
            try {
                var duration = Duration.parse(text);
                if (duration.isPositive() && duration.compareTo(Duration.ofDays(366)) <= 0) {
                    return duration;
                }
            } catch (DateTimeParseException | ArithmeticException e) {
                throw Problems.badQuery(name, "must be a duration such as PT1H");
            }
            throw Problems.badQuery(name, "must be positive and at most 366 days");
        });
    }

    /** One of the listed words; {@code otherwise} when the parameter is absent. */
    public String oneOf(String name, Collection<String> words, String otherwise) {
        var given = text(name).orElse(otherwise);
        if (!words.contains(given)) {
            throw Problems.badQuery(name, "must be one of " + String.join(", ", words));
        }
        return given;
    }

    public boolean flag(String name, boolean otherwise) {
        return oneOf(name, List.of("true", "false"), Boolean.toString(otherwise))
                .equals("true");
    }

    /** A whole number in plain digits within {@code min..max}; {@code otherwise} when the parameter is absent. */
    public int integer(String name, int min, int max, int otherwise) {
        return text(name).map(text -> parse(name, text, min, max)).orElse(otherwise);
    }

    public Optional<Subaccount> subaccount() {
        return text("subaccount").map(text -> new Subaccount(parse("subaccount", text, 0, 63)));
    }

    /** Rows per page: default 100, at most 1000. */
    public int limit() {
        return integer("limit", 1, LIMIT_MAX, LIMIT_DEFAULT);
    }

    /**
     * The position that the parameter {@code cursor} holds; an empty one counts as absent. A cursor has no secret, so
     * anybody can make one around any text: what the reader does not understand is refused like a damaged one.
     *
     * @param reader of what the list has put into the cursor; throws {@link IllegalArgumentException} or {@link
     *     DateTimeException} for anything else
     */
    public <P> Optional<P> position(String filterFingerprint, Function<String, P> reader) {
        return text("cursor").filter(text -> !text.isEmpty()).map(text -> {
            var position = Cursors.decode(filterFingerprint, text);
            try {
                return reader.apply(requireOrdinary(position));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw Cursors.refusal();
            }
        });
    }

    /** A sign begins only instants outside of the years 0 to 9999, which Postgres cannot hold. */
    private static String requireOrdinary(String position) {
        if (!Texts.isOneLine(position) || position.startsWith("+") || position.startsWith("-")) {
            throw Cursors.refusal();
        }
        return position;
    }

    /** All parameters except {@code cursor} and {@code limit} as one text: what a cursor belongs to. */
    public String fingerprint() {
        var filter = new TreeMap<>(values);
        filter.remove("cursor");
        filter.remove("limit");
        return filter.toString();
    }

    private static int parse(String name, String text, int min, int max) {
        if (text.matches("-?[0-9]{1,9}")) {
            var number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        }
        throw Problems.badQuery(name, "must be a whole number from " + min + " to " + max);
    }

    private static void requirePlain(String name, String text) {
        if (text.length() > VALUE_CHARACTERS_MAX) {
            throw Problems.badQuery(name, "is longer than " + VALUE_CHARACTERS_MAX + " characters");
        }
        if (!Texts.isOneLine(text)) {
            throw Problems.badQuery(name, "has a character that is not allowed");
        }
    }
}
