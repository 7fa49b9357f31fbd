package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.PageWalk;
import io.evenkeel.kalshi.wire.Received;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Everything that was read of one window.
 *
 * @param paged whether a list of it took more than one page
 * @param shifted whether a record came twice in one list, as it does when pages move while they are read
 */
record Harvest(List<Kept> records, List<Apart> apart, int pages, boolean paged, boolean shifted) {
    static final Harvest NOTHING = new Harvest(List.of(), List.of(), 0, false, false);

    Harvest {
        records = List.copyOf(records);
        apart = List.copyOf(apart);
    }

    /**
     * What one list gave.
     *
     * @param source the exchange's name of the list
     * @param subaccount the one that was asked for
     */
    static <T> Harvest of(
            PageWalk.Complete<T> walk, String source, Subaccount subaccount, Function<Received<T>, Kept> keep) {
        var records = walk.good().stream().map(keep).toList();
        var ids = new HashSet<String>();
        records.forEach(kept -> ids.add(kept.id()));
        var apart = walk.unreadable().stream()
                .map(one -> new Apart(
                        Apart.Kind.UNREADABLE,
                        source,
                        subaccount,
                        RecordIds.of(source, subaccount, one.raw()),
                        one.raw(),
                        one.reason()))
                .toList();
        return new Harvest(records, apart, walk.pages(), walk.pages() > 1, ids.size() < records.size());
    }

    Harvest plus(Harvest other) {
        return new Harvest(
                joined(records, other.records),
                joined(apart, other.apart),
                pages + other.pages,
                paged || other.paged,
                shifted || other.shifted);
    }

    /** What two passes over the same window must agree in: which records, and what each says. */
    Set<String> essence() {
        var essence = new HashSet<String>();
        records.forEach(kept -> essence.add(kept.id() + " " + kept.contentHash()));
        apart.forEach(one -> essence.add(one.raw()));
        return essence;
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        var all = new ArrayList<T>(first.size() + second.size());
        all.addAll(first);
        all.addAll(second);
        return all;
    }
}
