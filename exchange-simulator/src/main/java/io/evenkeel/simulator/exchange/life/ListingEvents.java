package io.evenkeel.simulator.exchange.life;

import io.evenkeel.simulator.exchange.Market;
import io.evenkeel.simulator.row.WireRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What is announced when somebody writes a market's row, apart from the moves of its life. */
public final class ListingEvents {
    private static final List<String> METADATA =
            List.of("strike_type", "floor_strike", "cap_strike", "custom_strike", "yes_sub_title");
    private static final List<String> PRICES = List.of("price_level_structure", "price_ranges");

    private ListingEvents() {}

    /** A market that was not there; what it is like is in its row. */
    public static Map<String, Map<String, Object>> ofNew() {
        return Map.of("created", Map.of());
    }

    /** The events by their types, each with its fields; none where nothing changed that is announced. */
    public static Map<String, Map<String, Object>> of(Market before, Market after) {
        var events = new LinkedHashMap<String, Map<String, Object>>();
        after.closeTime()
                .filter(time -> !before.closeTime().equals(after.closeTime()))
                .ifPresent(time -> events.put("close_date_updated", Map.of("close_ts", time.getEpochSecond())));
        if (!changed(PRICES, before.row(), after.row()).isEmpty()) {
            events.put("price_level_structure_updated", present(PRICES, after.row()));
        }
        var metadata = changed(METADATA, before.row(), after.row());
        if (!metadata.isEmpty()) {
            events.put("metadata_updated", present(metadata, after.row()));
        }
        return events;
    }

    private static List<String> changed(List<String> fields, WireRow before, WireRow after) {
        return fields.stream()
                .filter(field -> !Objects.equals(
                        before.fields().get(field), after.fields().get(field)))
                .toList();
    }

    private static Map<String, Object> present(List<String> fields, WireRow row) {
        var present = new TreeMap<String, Object>();
        for (var field : fields) {
            var value = row.fields().get(field);
            if (value != null) {
                present.put(field, value);
            }
        }
        return present;
    }
}
