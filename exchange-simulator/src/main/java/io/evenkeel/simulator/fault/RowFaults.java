package io.evenkeel.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lets a fault happen to the content of an answer or a frame: to the rows of its list, to the one object in it, or to
 * itself where it is flat.
 */
public final class RowFaults {
    static final String UNHEARD_OF = "unheard_of";

    /** Fields whose values are a fixed set, on any row. */
    private static final Set<String> ENUMS = Set.of(
            "action",
            "book_side",
            "event_type",
            "fee_type",
            "last_update_reason",
            "market_result",
            "market_type",
            "outcome_side",
            "price_level_structure",
            "purchased_side",
            "result",
            "self_trade_prevention_type",
            "side",
            "status",
            "strike_type",
            "taker_book_side",
            "taker_outcome_side",
            "taker_side",
            "time_in_force");

    /** Fields that the exchange has announced to take away, on any row and frame. */
    private static final Set<String> DEPRECATED =
            Set.of("action", "is_yes", "purchased_side", "side", "taker_side", "time", "ts");

    private RowFaults() {}

    /** The body with the fault in it; a fault that is not of rows changes nothing. */
    public static Map<String, @Nullable Object> apply(Fault fault, Map<String, @Nullable Object> body) {
        return switch (fault.kind()) {
            case FIELD -> onRows(fault, body, row -> withField(fault, row));
            case UNKNOWN_ENUM -> onRows(fault, body, row -> withUnknownValue(fault, row));
            case NO_DEPRECATED -> onRows(fault, body, RowFaults::withoutDeprecated);
            case UNKNOWN_FIELDS -> {
                var changed = onRows(fault, body, RowFaults::withUnknownFields);
                yield fault.row() == null ? withUnknownFields(changed) : changed;
            }
            case NULL_ARRAYS -> withoutLists(body);
            default -> body;
        };
    }

    /** The name of the list that a body is a page of, or consists of; null if it is neither. */
    static @Nullable String listOf(Map<String, @Nullable Object> body) {
        if (body.containsKey("market_positions")) {
            return "market_positions";
        }
        if (body.containsKey("cursor") || body.size() == 1) {
            for (var field : body.entrySet()) {
                if (field.getValue() instanceof List<?>) {
                    return field.getKey();
                }
            }
        }
        return null;
    }

    static Map<String, @Nullable Object> copyOf(Map<?, ?> row) {
        var fields = new TreeMap<String, @Nullable Object>();
        row.forEach((name, value) -> fields.put(String.valueOf(name), value));
        return fields;
    }

    private static Map<String, @Nullable Object> onRows(
            Fault fault, Map<String, @Nullable Object> body, UnaryOperator<Map<String, @Nullable Object>> change) {
        var list = listOf(body);
        if (list != null && body.get(list) instanceof List<?> rows) {
            var changed = copyOf(body);
            changed.put(list, changed(fault, rows, change));
            return changed;
        }
        var inner = soleObjectIn(body);
        if (inner != null && body.get(inner) instanceof Map<?, ?> row) {
            if (!fault.isAbout(row)) {
                return body;
            }
            var changed = copyOf(body);
            changed.put(inner, change.apply(copyOf(row)));
            return changed;
        }
        return fault.isAbout(body) ? change.apply(copyOf(body)) : body;
    }

    private static List<@Nullable Object> changed(
            Fault fault, List<?> rows, UnaryOperator<Map<String, @Nullable Object>> change) {
        var changed = new ArrayList<@Nullable Object>(rows);
        for (var i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Map<?, ?> row
                    && fault.isAbout(row)
                    && (fault.row() != null || i < fault.number())) {
                changed.set(i, change.apply(copyOf(row)));
            }
        }
        return changed;
    }

    private static @Nullable String soleObjectIn(Map<String, @Nullable Object> body) {
        var objects = body.entrySet().stream()
                .filter(field -> field.getValue() instanceof Map<?, ?>)
                .map(Map.Entry::getKey)
                .toList();
        return objects.size() == 1 ? objects.getFirst() : null;
    }

    private static Map<String, @Nullable Object> withField(Fault fault, Map<String, @Nullable Object> row) {
        var field = fault.field();
        if (field != null && fault.value() == null) {
            row.remove(field);
        } else if (field != null) {
            row.put(field, fault.value());
        }
        return row;
    }

    private static Map<String, @Nullable Object> withUnknownValue(Fault fault, Map<String, @Nullable Object> row) {
        row.replaceAll((name, value) -> {
            var isMeant =
                    fault.field() == null ? ENUMS.contains(name) : fault.field().equals(name);
            return isMeant ? UNHEARD_OF : value;
        });
        return row;
    }

    private static Map<String, @Nullable Object> withoutDeprecated(Map<String, @Nullable Object> row) {
        row.keySet().removeAll(DEPRECATED);
        return row;
    }

    private static Map<String, @Nullable Object> withUnknownFields(Map<String, @Nullable Object> row) {
        var known = copyOf(row);
        known.put(UNHEARD_OF, "news");
        known.put(UNHEARD_OF + "_list", List.of(1, "two", Map.of()));
        known.put(UNHEARD_OF + "_object", Map.of("inner", List.of()));
        return known;
    }

    private static Map<String, @Nullable Object> withoutLists(Map<?, ?> content) {
        var changed = copyOf(content);
        changed.replaceAll((name, value) -> switch (value) {
            case List<?> list -> null;
            case Map<?, ?> map -> withoutLists(map);
            case null, default -> value;
        });
        return changed;
    }
}
