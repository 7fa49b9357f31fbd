package io.evenkeel.kalshi;

import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.kalshi.wire.Page;
import io.evenkeel.kalshi.wire.Received;
import io.evenkeel.kalshi.wire.Unreadable;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Follows cursors to the end, and only tells of a list that was read to its end.
 *
 * <p>It cannot loop: a cursor that comes twice, too many empty pages in a row or too many pages are
 * {@link ExchangeFailure.Unfinished}. Only an empty cursor is the end, never a short page.
 */
public final class PageWalk<T> {
    private static final int EMPTY_PAGES_MAX = 10;

    private final Function<String, Uni<Page<T>>> fetch;
    private final int pagesMax;
    private final Set<String> cursors = new HashSet<>();
    private final List<Received<T>> good = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private int pages;
    private int emptyPages;

    private PageWalk(Function<String, Uni<Page<T>>> fetch, int pagesMax) {
        this.fetch = fetch;
        this.pagesMax = pagesMax;
    }

    /**
     * Everything that the list holds.
     *
     * @param pages how many calls it took
     */
    public record Complete<T>(List<Received<T>> good, List<Unreadable> unreadable, int pages) {
        public Complete {
            good = List.copyOf(good);
            unreadable = List.copyOf(unreadable);
        }
    }

    /**
     * Reads all pages, one after the other.
     *
     * @param fetch a page by its cursor; the first is asked for with an empty one
     */
    public static <T> Uni<Complete<T>> all(Function<String, Uni<Page<T>>> fetch, int pagesMax) {
        return Uni.createFrom().deferred(() -> new PageWalk<>(fetch, pagesMax).next(""));
    }

    private Uni<Complete<T>> next(String cursor) {
        return fetch.apply(cursor).chain(this::onPage);
    }

    private Uni<Complete<T>> onPage(Page<T> page) {
        pages++;
        good.addAll(page.good());
        unreadable.addAll(page.unreadable());
        if (page.isLast()) {
            return Uni.createFrom().item(new Complete<>(good, unreadable, pages));
        }
        emptyPages = page.size() == 0 ? emptyPages + 1 : 0;
        if (!cursors.add(page.cursor())) {
            return unfinished("the same cursor came twice after " + pages + " pages", false);
        }
        if (emptyPages >= EMPTY_PAGES_MAX) {
            return unfinished(emptyPages + " empty pages in a row, each with a cursor", false);
        }
        if (pages >= pagesMax) {
            return unfinished("more than " + pagesMax + " pages", true);
        }
        return next(page.cursor());
    }

    private Uni<Complete<T>> unfinished(String reason, boolean tooManyPages) {
        return Uni.createFrom().failure(new ExchangeFailure.Unfinished(reason, tooManyPages));
    }
}
