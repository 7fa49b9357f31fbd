package io.evenkeel.verification.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Which seeds a test runs with: the ones of its list that are for every build; in a campaign the whole list and fresh
 * ones; with {@code ./evenkeel test --only CLASS --seed N} that one alone. A seed that failed goes into the list with
 * what it found.
 */
final class Seeds {
    private static final Random FRESH = new Random();

    private Seeds() {}

    static boolean isCampaign() {
        return System.getProperty("campaign") != null;
    }

    /** From {@code seeds/<test>.txt}, whose lines are {@code <seed> <ci or campaign> <why>}. */
    static Stream<Long> of(String test, int freshInCampaign) {
        var wanted = Long.getLong("faults.seed");
        if (wanted != null) {
            return Stream.of(wanted);
        }
        var seeds = new ArrayList<Long>();
        for (var line : lines(test)) {
            var words = line.strip().split("\\s+", 3);
            if (isCampaign() || words[1].equals("ci")) {
                seeds.add(Long.valueOf(words[0]));
            }
        }
        if (isCampaign()) {
            FRESH.ints(freshInCampaign, 1, 1_000_000).forEach(seed -> seeds.add((long) seed));
        }
        return seeds.stream();
    }

    private static List<String> lines(String test) {
        try (var file = Seeds.class.getResourceAsStream("/seeds/" + test + ".txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
