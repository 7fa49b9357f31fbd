package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.kalshi.PageWalk;
import io.evenkeel.kalshi.wire.Received;
import io.evenkeel.kalshi.wire.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Everything that was read of one window. */
record Harvest(List<Kept> records, List<Unreadable> unreadable, int pages) {
    Harvest {
        records = List.copyOf(records);
        unreadable = List.copyOf(unreadable);
    }

    static <T> Harvest of(PageWalk.Complete<T> walk, Function<Received<T>, Kept> keep) {
        return new Harvest(walk.good().stream().map(keep).toList(), walk.unreadable(), walk.pages());
    }

    Harvest plus(Harvest other) {
        var all = new ArrayList<>(records);
        all.addAll(other.records);
        var apart = new ArrayList<>(unreadable);
        apart.addAll(other.unreadable);
        return new Harvest(all, apart, pages + other.pages);
    }
}
