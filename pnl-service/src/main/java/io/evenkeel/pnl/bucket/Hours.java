package io.evenkeel.pnl.bucket;

import java.time.Instant;
import java.time.ZoneId;

/** Whether sums by full hour are fine enough for a zone. */
public final class Hours {
    /** No exchange of ours is older. */
    private static final Instant FIRST = Instant.parse("2018-01-01T00:00:00Z");

    private static final int SECONDS = 3600;
    private static final int TRANSITIONS_MAX = 100;

    private Hours() {}

    /** Whether each of its days, past and foreseeable, begins on a full hour of UTC. */
    public static boolean fit(ZoneId zone) {
        var rules = zone.getRules();
        if (rules.getOffset(FIRST).getTotalSeconds() % SECONDS != 0) {
            return false;
        }
        var next = rules.nextTransition(FIRST);
        for (var i = 0; next != null && i < TRANSITIONS_MAX; i++) {
            if (next.getOffsetAfter().getTotalSeconds() % SECONDS != 0) {
                return false;
            }
            next = rules.nextTransition(next.getInstant());
        }
        return true;
    }

    /** The full hour in which a slot lies, as the slot that begins it. */
    public static Slot of(Slot slot) {
        var second = slot.start().getEpochSecond();
        return new Slot(Instant.ofEpochSecond(second - Math.floorMod(second, SECONDS)));
    }
}
