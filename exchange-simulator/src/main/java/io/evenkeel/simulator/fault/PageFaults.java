package io.evenkeel.simulator.fault;

import io.evenkeel.simulator.query.Cursors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lets a fault happen to a page: an object with a {@code cursor} and one list. */
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
        var list = listOf(page);
        if (list == null || !page.containsKey(CURSOR)) {
            return page;
        }
        var rows = new ArrayList<@Nullable Object>((List<?>) java.util.Objects.requireNonNull(page.get(list)));
        var changed = new TreeMap<String, @Nullable Object>(page);
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
            case FIELD -> changed.put(list, withField(rows, fault));
            case STATUS, DELAY, NO_ANSWER, TRUNCATED_BODY, WEB_PAGE, PAGE_SIZE -> {}
        }
        return changed;
    }

    /** The first list in the page that has rows, or an empty one; positions have two, of which the markets' counts. */
    private static @Nullable String listOf(Map<String, @Nullable Object> page) {
        if (page.containsKey("market_positions")) {
            return "market_positions";
        }
        for (var field : page.entrySet()) {
            if (field.getValue() instanceof List<?>) {
                return field.getKey();
            }
        }
        return null;
    }

    private static List<@Nullable Object> doubled(List<@Nullable Object> rows) {
        var twice = new ArrayList<@Nullable Object>(rows.size() * 2);
        for (var row : rows) {
            twice.add(row);
            twice.add(row);
        }
        return twice;
    }

    private static List<@Nullable Object> withField(List<@Nullable Object> rows, Fault fault) {
        var changed = new ArrayList<@Nullable Object>(rows);
        for (var i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Map<?, ?> row && isMeant(fault, row, i)) {
                changed.set(i, withField(row, fault));
            }
        }
        return changed;
    }

    private static boolean isMeant(Fault fault, Map<?, ?> row, int place) {
        return fault.row() == null ? place < fault.number() : row.containsValue(fault.row());
    }

    private static Map<String, @Nullable Object> withField(Map<?, ?> row, Fault fault) {
        var fields = new TreeMap<String, @Nullable Object>();
        row.forEach((name, value) -> fields.put(String.valueOf(name), value));
        var field = fault.field();
        if (field != null && fault.value() == null) {
            fields.remove(field);
        } else if (field != null) {
            fields.put(field, fault.value());
        }
        return fields;
    }
}
