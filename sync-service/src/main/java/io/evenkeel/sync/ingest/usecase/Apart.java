package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.failure.Printable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A record that is put where a person can see it, with the exchange's own text.
 *
 * @param source the exchange's name of the list that it came in
 * @param subaccount the one that was asked for
 * @param recordId {@code null} where not even that can be read
 */
public record Apart(
        Kind kind,
        String source,
        Subaccount subaccount,
        @Nullable String recordId,
        String raw,
        String reason) {

    public Apart {
        reason = Printable.of(reason);
    }

    /** Why it is there. */
    public enum Kind {
        /** Could not be understood; kept nowhere else. */
        UNREADABLE,
        /** Contradicts what is kept under its id in something that cannot change; what was kept stays. */
        CONFLICT,
        /** Kept and told like any other, and strange. */
        FLAGGED;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
