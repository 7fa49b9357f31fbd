package io.evenkeel.sync.ingest.usecase;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A window holds more than one walk may take. */
final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Instant cut;

    /** @param cut where it is best divided; {@code null} if nothing was learnt about that */
    TooLarge(@Nullable Instant cut) {
        super("the window holds too many pages", null, false, false);
        this.cut = cut;
    }

    @Nullable
    Instant cut() {
        return cut;
    }
}
