package io.evenkeel.verification.bench;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What was asked for on the command line. */
public record Choice(Set<Benchmark> benchmarks, Size size) {

    private static final String FILLS = "--fills=";

    /** The benchmarks by name. */
    public enum Benchmark {
        PUBLISH,
        CONSUME,
        RELAY,
        INGEST,
        SUMMARY,
        EXCHANGE
    }

    /** @throws IllegalArgumentException naming what is not understood */
    public static Choice of(String... arguments) {
        var chosen = EnumSet.noneOf(Benchmark.class);
        var size = Size.FULL;
        for (var argument : arguments) {
            if (argument.equals("--smoke")) {
                size = Size.SMOKE;
            } else if (argument.startsWith(FILLS)) {
                size = size.withFills(fills(argument.substring(FILLS.length())));
            } else {
                chosen.add(named(argument));
            }
        }
        return new Choice(chosen.isEmpty() ? EnumSet.allOf(Benchmark.class) : chosen, size);
    }

    /** Whether one of them is about the messaging library. */
    public boolean ofMessaging() {
        return benchmarks.stream().anyMatch(one -> one.compareTo(Benchmark.RELAY) <= 0);
    }

    /** Whether one of them needs the whole suite. */
    public boolean ofSuite() {
        return has(Benchmark.INGEST) || has(Benchmark.SUMMARY);
    }

    public boolean has(Benchmark one) {
        return benchmarks.contains(one);
    }

    private static int fills(String number) {
        try {
            return Math.max(1_000, Integer.parseInt(number));
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("'--fills=' takes a number, found: " + number);
        }
    }

    private static Benchmark named(String name) {
        for (var one : Benchmark.values()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(name)) {
                return one;
            }
        }
        throw new IllegalArgumentException(
                "no benchmark '" + name + "'; there are publish, consume, relay, ingest, summary, exchange");
    }
}
