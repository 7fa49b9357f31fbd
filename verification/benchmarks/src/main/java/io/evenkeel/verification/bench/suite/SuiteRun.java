package io.evenkeel.verification.bench.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.verification.bench.Figure;
import io.evenkeel.verification.bench.Figure.Baseline;
import io.evenkeel.verification.bench.Size;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Syncs a generated history through the whole suite, from the first request to the last figure, and reads it. */
public final class SuiteRun {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final double FILLS_AIM = 5_000;
    private static final double MEGABYTES_AIM = 400;

    private final Path home;
    private final Path folder;
    private final Size size;
    private final Consumer<String> say;
    private Map<String, Double> spentBefore = Map.of();

    /** {@code say} gets a line now and then. */
    public SuiteRun(Path home, Path folder, Size size, Consumer<String> say) {
        this.home = home;
        this.folder = folder;
        this.size = size;
        this.say = say;
    }

    /** Measures; reading needs what was synced, so that is done in any case. */
    public List<Figure> measure(boolean ingest, boolean summary) throws Exception {
        var history = History.of(size.fills(), size.markets());
        var scenario = folder.resolve("bench.json");
        history.writeTo(scenario);
        say.accept("suite: %,d fills over %,d markets".formatted(size.fills(), size.markets()));
        var figures = new ArrayList<Figure>();
        try (var suite = new RunningSuite(home, folder);
                var door = new Door(suite.publicUrl())) {
            var seconds = sync(suite, door, history);
            if (ingest) {
                figures.addAll(ingestFigures(suite, history, seconds));
            }
            if (summary) {
                figures.addAll(new SummaryBenchmark(door).measure(size.requests()));
            }
        }
        return figures;
    }

    private List<Figure> ingestFigures(RunningSuite suite, History history, double seconds) throws Exception {
        var figures = new ArrayList<Figure>();
        var processors = suite.processorSeconds();
        var peaks = suite.peakMegabytes();
        var copy = CopyBaseline.measure(suite, history);
        // Told at once: a long run may be cut short.
        say.accept("everything counted after %.1f s, %,.0f fills/s".formatted(seconds, size.fills() / seconds));
        figures.add(Figure.speed("ingest: exchange to P&L", "fills/s", size.fills() / seconds, copy, FILLS_AIM));
        var heap = new Baseline("heap limit of a service", 256);
        peaks.forEach((name, peak) -> figures.add(Figure.bound("peak RSS: " + name, "MB", peak, heap, MEGABYTES_AIM)));
        var clock = new Baseline("ingest by the clock", seconds);
        var total = 0.0;
        for (var spent : processors.entrySet()) {
            // Without what the simulator took to load the history; the start of the services is in it.
            var ingest = spent.getValue() - spentBefore.getOrDefault(spent.getKey(), 0.0);
            figures.add(Figure.plain("processor time: " + spent.getKey(), "s", ingest, clock));
            total += ingest;
        }
        figures.add(Figure.plain("processor time: all together", "s", total, clock));
        return figures;
    }

    /** Seconds from the first request to the exchange until everything is counted. */
    private double sync(RunningSuite suite, Door door, History history) throws Exception {
        var up = suite.up(folder.resolve("bench.json"));
        suite.await("the simulator", up, LIMIT, () -> isUp(suite.url("simulator")));
        liftLimits(suite.url("simulator"));
        spentBefore = suite.processorSeconds();
        suite.await("the end of the first sync", up, LIMIT, () -> isUp(suite.url("sync")));
        suite.await("the last figure", up, LIMIT, () -> isCounted(suite.url("pnl")));
        var end = Clock.systemUTC().instant();
        suite.await("the gateway", up, LIMIT, () -> isUp(suite.publicUrl()));
        door.login("admin", RunningSuite.ADMIN_PASSWORD);
        requireAll(door, history);
        return Duration.between(firstRequest(door), end).toMillis() / 1e3;
    }

    /** The tier with the widest buckets: what is measured is ours, not the exchange's patience. */
    private static void liftLimits(String simulator) throws IOException, InterruptedException {
        try (var sim = new Door(simulator)) {
            Door.require(sim.post(
                    "/sim/limits", "{\"account\": \"" + History.ACCOUNT + "\", \"usage_tier\": \"prestige\"}"));
        }
    }

    private static boolean isUp(String url) throws IOException, InterruptedException {
        try (var door = new Door(url)) {
            return door.get("/q/health/ready").status() == 200;
        }
    }

    private static boolean isCounted(String pnl) throws IOException, InterruptedException {
        try (var door = new Door(pnl)) {
            var open = new ArrayList<JsonNode>();
            door.read("/q/health/ready")
                    .path("checks")
                    .forEach(check -> check.path("data").properties().forEach(entry -> {
                        var name = entry.getKey();
                        if ((name.endsWith(".pending") || name.endsWith(".unacknowledged"))
                                && entry.getValue().asLong() != 0) {
                            open.add(entry.getValue());
                        }
                    }));
            return open.isEmpty();
        }
    }

    private static Instant firstRequest(Door door) throws IOException, InterruptedException {
        Optional<Instant> first = Optional.empty();
        for (var run : door.read("/api/sync/runs?limit=1000").path("items")) {
            if (run.hasNonNull("started_at")) {
                var at = Instant.parse(run.path("started_at").textValue());
                first = first.filter(known -> known.isBefore(at)).or(() -> Optional.of(at));
            }
        }
        return first.orElseThrow(() -> new IllegalStateException("no run of sync has begun"));
    }

    /** A wrong figure has no speed. */
    private static void requireAll(Door door, History history) throws IOException, InterruptedException {
        var totals = door.read("/api/pnl/summary?period=all").path("totals");
        var fees = new BigDecimal(totals.path("fees_dollars").asText("0"));
        if (fees.compareTo(history.fees()) != 0) {
            throw new IllegalStateException("fees are " + fees + " and should be " + history.fees());
        }
    }
}
