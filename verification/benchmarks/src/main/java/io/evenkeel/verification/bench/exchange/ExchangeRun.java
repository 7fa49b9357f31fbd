package io.evenkeel.verification.bench.exchange;

import io.evenkeel.stack.SimulatorProcess;
import io.evenkeel.verification.bench.Figure;
import io.evenkeel.verification.bench.Size;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Starts a simulator and puts it under load. */
public final class ExchangeRun {
    private static final int CONNECTIONS = 20;
    private static final int MARKETS = 200;
    private static final int MARKETS_OF_ORDERS = 50;
    private static final int FILLS_OF_ORDER = 1;
    private static final int ORDERS_OF_PAGE = 50;
    private static final int FRAMES_OF_ORDER = 2;
    private static final long CLOSE_SECONDS = 10;

    private final Path home;
    private final Path folder;
    private final Size size;
    private final Consumer<String> say;

    /** {@code say} gets a line for every figure as soon as it is known. */
    public ExchangeRun(Path home, Path folder, Size size, Consumer<String> say) {
        this.home = home;
        this.folder = folder.resolve("exchange");
        this.size = size;
        this.say = say;
    }

    public List<Figure> measure() throws Exception {
        var reader = new Signer(Scenario.READER, Clock.systemUTC());
        var other = new Signer(Scenario.OTHER, Clock.systemUTC());
        Files.createDirectories(folder);
        for (var account : List.of(reader, other)) {
            account.register(SimulatorProcess.data(folder));
        }
        var scenario = folder.resolve("scenario.json");
        Scenario.write(scenario, MARKETS, Math.max(2_000, size.orders() * FILLS_OF_ORDER));
        var vertx = Vertx.vertx();
        try (var simulator = SimulatorProcess.start(home, folder, scenario)) {
            Limits.lift(simulator.url(), Scenario.READER);
            Limits.lift(simulator.url(), Scenario.OTHER);
            var figures = new ArrayList<Figure>();
            var pages = new Load(vertx, simulator.url().getPort(), 1);
            figures.addAll(told(new PagesBenchmark(pages, reader).measure(size.orders() / ORDERS_OF_PAGE)));
            var orders = new Load(vertx, simulator.url().getPort(), CONNECTIONS);
            figures.addAll(told(
                    new OrdersBenchmark(orders, List.of(reader, other), MARKETS_OF_ORDERS).measure(size.orders())));
            var ticker = new TickerBenchmark(
                    vertx, simulator.url().getPort(), reader, MARKETS_OF_ORDERS, MARKETS - MARKETS_OF_ORDERS);
            figures.addAll(told(ticker.measure(size.orders() * FRAMES_OF_ORDER)));
            return figures;
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private List<Figure> told(List<Figure> figures) {
        for (var figure : figures) {
            say.accept("%s: %,.2f %s, against %,.2f"
                    .formatted(figure.name(), figure.measured(), figure.unit(), figure.baseline()));
        }
        return figures;
    }
}
