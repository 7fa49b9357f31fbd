package io.evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares an answer with a recorded one: the same fields of the same types, and text of the same form. What the
 * exchange has dropped or added since June 2026 (docs/exchange.md §4) is named.
 */
final class Shapes {
    private static final Set<String> DROPPED = Set.of("service", "resting_orders_count");
    private static final Set<String> ADDED = Set.of("exchange_index", "cancel_order_on_pause");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Shapes() {}

    static void assertSame(JsonNode recorded, JsonNode ours) {
        assertSame("", recorded, ours);
    }

    private static void assertSame(String at, JsonNode recorded, JsonNode ours) {
        assertThat(ours.getNodeType()).as(at).isEqualTo(recorded.getNodeType());
        if (recorded.isObject()) {
            assertThat(names(ours, ADDED)).as(at).isEqualTo(names(recorded, DROPPED));
            names(recorded, DROPPED).forEach(name -> assertSame(at + "/" + name, recorded.get(name), ours.get(name)));
        } else if (recorded.isArray() && !recorded.isEmpty()) {
            assertThat(ours).as(at).isNotEmpty();
            ours.forEach(element -> assertSame(at + "/0", recorded.get(0), element));
        } else if (recorded.isTextual() && !at.endsWith("/client_order_id")) {
            assertThat(form(ours.textValue())).as(at + " " + ours).isEqualTo(form(recorded.textValue()));
        }
    }

    private static Set<String> names(JsonNode object, Set<String> without) {
        return object.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !without.contains(name))
                .collect(Collectors.toSet());
    }

    /** Numbers differ by their decimals, times and ids are alike; of other text only that it is text. */
    private static String form(String text) {
        if (DECIMAL.matcher(text).matches()) {
            var dot = text.indexOf('.');
            return "number with " + (dot < 0 ? 0 : text.length() - dot - 1) + " decimals";
        }
        if (TIME.matcher(text).matches()) {
            return "time";
        }
        return UUID.matcher(text).matches() ? "id" : "text";
    }
}
