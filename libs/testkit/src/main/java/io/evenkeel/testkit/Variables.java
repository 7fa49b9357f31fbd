package io.evenkeel.testkit;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Environment variables as configuration of a Quarkus test, where nothing maps {@code A_B} to {@code a.b}. */
final class Variables {
    private Variables() {}

    static Map<String, String> withDotted(Map<String, String> variables) {
        var both = new LinkedHashMap<>(variables);
        variables.forEach(
                (name, value) -> both.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value));
        return both;
    }
}
