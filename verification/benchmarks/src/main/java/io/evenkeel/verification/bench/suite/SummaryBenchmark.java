package io.evenkeel.verification.bench.suite;

import io.evenkeel.verification.bench.Figure;
import io.evenkeel.verification.bench.Figure.Baseline;
import java.util.Arrays;
import java.util.List;

/** One client that asks for the summary again and again, against the shortest answer on the same road. */
final class SummaryBenchmark {
    private static final String SUMMARY = "/api/pnl/summary?period=daily&tz=America/New_York";
    private static final String SHORTEST = "/q/health/live";
    private static final double AIM_MILLIS = 20;

    private final Door door;

    SummaryBenchmark(Door door) {
        this.door = door;
    }

    List<Figure> measure(int requests) throws Exception {
        times(SUMMARY, requests / 4);
        times(SHORTEST, requests / 4);
        var summary = times(SUMMARY, requests);
        var shortest = times(SHORTEST, requests);
        return List.of(
                Figure.plain(
                        "summary: p50", "ms", at(summary, 50), new Baseline("liveness, same port", at(shortest, 50))),
                Figure.bound(
                        "summary: p99",
                        "ms",
                        at(summary, 99),
                        new Baseline("liveness, same port", at(shortest, 99)),
                        AIM_MILLIS));
    }

    /** Milliseconds of each request, sorted. */
    private double[] times(String path, int requests) throws Exception {
        var times = new double[requests];
        for (var i = 0; i < requests; i++) {
            var begun = System.nanoTime();
            Door.require(door.get(path));
            times[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(times);
        return times;
    }

    private static double at(double[] sorted, int percentile) {
        return sorted[(sorted.length - 1) * percentile / 100];
    }
}
