package io.evenkeel.pnl.book;

import io.evenkeel.contracts.id.FillId;
import java.time.Instant;
import java.util.Comparator;

/** A fill's place in the one order that P&L is computed in: by time, then by id bytewise. */
public record FillKey(Instant at, FillId id) implements Comparable<FillKey> {
    private static final Comparator<FillKey> ORDER =
            Comparator.comparing(FillKey::at).thenComparing(FillKey::id);

    @Override
    public int compareTo(FillKey other) {
        return ORDER.compare(this, other);
    }
}
