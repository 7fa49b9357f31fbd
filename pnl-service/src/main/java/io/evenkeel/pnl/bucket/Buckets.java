package io.evenkeel.pnl.bucket;

import java.time.ZoneId;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Sums of slots. */
public final class Buckets {
    private Buckets() {}

    /** Every bucket in which something happened, ascending; their sum is the sum of the slots, exactly. */
    public static NavigableMap<Bucket, Amounts> of(Map<Slot, Amounts> slots, Period period, ZoneId zone) {
        var buckets = new TreeMap<Bucket, Amounts>();
        slots.forEach((slot, amounts) -> buckets.merge(Bucket.of(slot.start(), period, zone), amounts, Amounts::plus));
        return buckets;
    }
}
