package io.evenkeel.pnl.comparison.usecase;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/** Reads a list page by page, one request at a time, and ends even when the other side does not. */
final class Pages {
    private static final int PAGES_MAX = 100_000;

    private Pages() {}

    /**
     * Every page up to the one without a cursor.
     *
     * @throws IllegalStateException (as failure) if a page names itself as the next, or there is no end
     */
    static <P> Multi<P> all(Function<String, Uni<P>> page, Function<P, String> cursor) {
        return Multi.createBy()
                .repeating()
                .uni(Place::new, place -> page.apply(place.cursor).invoke(read -> place.to(cursor.apply(read))))
                .whilst(read -> !cursor.apply(read).isEmpty());
    }

    private static final class Place {
        private String cursor = "";
        private int pages;

        void to(String next) {
            if ((!next.isEmpty() && next.equals(cursor)) || ++pages > PAGES_MAX) {
                throw new IllegalStateException("the list of sync-service has no end");
            }
            cursor = next;
        }
    }
}
