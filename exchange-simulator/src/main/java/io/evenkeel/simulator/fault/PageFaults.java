package io.evenkeel.simulator.fault;

import io.evenkeel.simulator.query.Cursors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Lets a fault happen to a page: an object with a {@code cursor} and a list. */
public final class PageFaults {
    private static final String CURSOR = "cursor";

    private PageFaults() {}

    /**
     * The page with the fault in it; an answer that is no page, or a fault that is not of pages, changes nothing.
     *
     * @param requested the cursor that was asked with, empty for the first page
     */
    public static Map<String, @Nullable Object> apply(
            Fault fault, Map<String, @Nullable Object> page, String requested) {
        var list = RowFaults.listOf(page);
        if (list == null || !page.containsKey(CURSOR) || !(page.get(list) instanceof List<?> present)) {
            return page;
        }
        var rows = new ArrayList<@Nullable Object>(present);
        var changed = RowFaults.copyOf(page);
        var samePage = requested.isEmpty() ? Cursors.FIRST_PAGE : requested;
        switch (fault.kind()) {
            case EMPTY_PAGE -> {
                changed.put(list, List.of());
                changed.put(CURSOR, samePage);
            }
            case CURSOR_LOOP -> changed.put(CURSOR, samePage);
            case DOUBLED_ROWS -> changed.put(list, doubled(rows));
            case SHUFFLED_ROWS -> {
                Collections.shuffle(rows, new Random(fault.number()));
                changed.put(list, rows);
            }
            case LOST_ROWS -> changed.put(list, rows.subList(Math.min(fault.number(), rows.size()), rows.size()));
            default -> {}
        }
        return changed;
    }

    private static List<@Nullable Object> doubled(List<@Nullable Object> rows) {
        var twice = new ArrayList<@Nullable Object>(rows.size() * 2);
        for (var row : rows) {
            twice.add(row);
            twice.add(row);
        }
        return twice;
    }
}
