package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.kalshi.wire.Page;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Watches one walk over pages and gives it up early: when its first page shows that the window holds far more than one
 * walk may take, when it has taken as many pages as it may, and when pages bring nothing but what was there already.
 */
final class WalkGuard<T> {
    private static final int STALE_PAGES_MAX = 3;

    private final Shape<T> shape;
    private final Reach reach;
    private final Set<String> ids = new HashSet<>();
    /** Of rows that could not be understood, which have nothing else to be told apart by. */
    private final Set<String> texts = new HashSet<>();

    private final List<Instant> times = new ArrayList<>();
    private int pages;
    private int stalePages;
    private boolean isAnything;

    private WalkGuard(Shape<T> shape, Reach reach) {
        this.shape = shape;
        this.reach = reach;
    }

    /** What the guard has to know of a record. */
    record Shape<T>(Function<T, String> id, Function<T, @Nullable Instant> time) {}

    /** The same pages, watched; for one walk only. */
    static <T> Function<String, Uni<Page<T>>> over(Function<String, Uni<Page<T>>> fetch, Shape<T> shape, Reach reach) {
        var guard = new WalkGuard<>(shape, reach);
        return cursor -> fetch.apply(cursor).invoke(guard::look);
    }

    private void look(Page<T> page) {
        pages++;
        if (page.isLast()) {
            return;
        }
        var isNew = false;
        for (var row : page.unreadable()) {
            isNew |= texts.add(row.raw());
        }
        for (var row : page.good()) {
            isNew |= ids.add(shape.id().apply(row.value()));
            var time = shape.time().apply(row.value());
            if (time != null) {
                times.add(time);
            }
        }
        isAnything |= page.size() > 0;
        stalePages = isNew || page.size() == 0 ? 0 : stalePages + 1;
        if (stalePages >= STALE_PAGES_MAX || (!isAnything && pages >= reach.pagesMax())) {
            throw new ExchangeFailure.Unfinished(pages + " pages and nothing new, each with a cursor", false);
        }
        if (reach.isDivisible() && (pages >= reach.pagesMax() || (pages == 1 && pagesBehind() > reach.pagesMax()))) {
            throw new TooLarge(cut());
        }
    }

    /** Lists come newest first: what the first page spans stands for the rest of the window. */
    private long pagesBehind() {
        if (times.size() < 2) {
            return 1;
        }
        var behind = Duration.between(reach.window().start(), Collections.min(times));
        return Math.max(0, behind.toMillis()) / Math.max(1, span().toMillis());
    }

    /**
     * Where the newer part would fill most of a walk, as far as one page can tell; after many pages, where half of
     * what was seen lies behind it; {@code null} if no row tells its time.
     */
    private @Nullable Instant cut() {
        if (times.isEmpty()) {
            return null;
        }
        if (pages == 1) {
            return Collections.max(times).minus(span().multipliedBy(Math.max(1, reach.pagesMax() * 7L / 10)));
        }
        var sorted = times.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private Duration span() {
        return Duration.between(Collections.min(times), Collections.max(times));
    }
}
