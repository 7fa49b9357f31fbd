package io.evenkeel.verification.bench.messaging;

import io.evenkeel.verification.bench.Choice;
import io.evenkeel.verification.bench.Choice.Benchmark;
import io.evenkeel.verification.bench.Figure;
import io.quarkus.runtime.QuarkusApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The application in which the messaging benchmarks run; it ends when they are done. */
public final class MessagingRun implements QuarkusApplication {
    private static final AtomicReference<List<Figure>> RESULT = new AtomicReference<>(List.of());
    private static final AtomicReference<@Nullable Throwable> FAILURE = new AtomicReference<>();

    private final PublishBenchmark publish;
    private final ConsumeBenchmark consume;
    private final RelayBenchmark relay;

    MessagingRun(PublishBenchmark publish, ConsumeBenchmark consume, RelayBenchmark relay) {
        this.publish = publish;
        this.consume = consume;
        this.relay = relay;
    }

    /** What the last run measured. */
    public static List<Figure> figures() {
        var failure = FAILURE.get();
        if (failure != null) {
            throw new IllegalStateException("the messaging benchmarks failed", failure);
        }
        return RESULT.get();
    }

    /** Told by Quarkus when the application has ended. */
    public static void ended(@Nullable Throwable failure) {
        FAILURE.set(failure);
    }

    @Override
    public int run(String... arguments) throws Exception {
        var choice = Choice.of(arguments);
        var figures = new ArrayList<Figure>();
        if (choice.has(Benchmark.PUBLISH)) {
            figures.addAll(publish.measure(choice.size()));
        }
        if (choice.has(Benchmark.CONSUME)) {
            figures.addAll(consume.measure(choice.size()));
        }
        if (choice.has(Benchmark.RELAY)) {
            figures.addAll(relay.measure(choice.size()));
        }
        RESULT.set(List.copyOf(figures));
        return 0;
    }
}
