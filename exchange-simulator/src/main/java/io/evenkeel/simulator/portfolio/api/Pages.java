package io.evenkeel.simulator.portfolio.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.exchange.Entry;
import io.evenkeel.simulator.exchange.Page;
import io.evenkeel.simulator.query.Cursors;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Pages as answers. */
final class Pages {
    private Pages() {}

    static SortedMap<String, @Nullable Object> answer(String list, Page<? extends Entry> page) {
        var rows = page.rows().stream().map(entry -> entry.row().fields()).toList();
        return Body.with("cursor", Cursors.of(page.next())).and(list, rows).build();
    }
}
