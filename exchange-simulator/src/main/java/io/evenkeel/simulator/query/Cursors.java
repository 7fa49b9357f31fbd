package io.evenkeel.simulator.query;

import io.evenkeel.simulator.exchange.Mark;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cursors: opaque text for the caller, time and id of the last row for us. */
public final class Cursors {
    /** Decodes to no mark, so that it stands for the first page; what an empty first page needs to lead on. */
    public static final String FIRST_PAGE = encode("first");

    private Cursors() {}

    /** Empty on the last page. */
    public static String of(@Nullable Mark next) {
        return next == null ? "" : encode(next.at() + "|" + next.id());
    }

    /** The mark of a cursor; empty for the first page, which garbage means as well. */
    public static Optional<Mark> read(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var bar = text.indexOf('|');
            return bar < 0
                    ? Optional.empty()
                    : Optional.of(new Mark(Instant.parse(text.substring(0, bar)), text.substring(bar + 1)));
        } catch (IllegalArgumentException | DateTimeException garbage) {
            return Optional.empty();
        }
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
