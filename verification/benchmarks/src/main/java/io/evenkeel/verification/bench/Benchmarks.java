package io.evenkeel.verification.bench;

import io.evenkeel.stack.Folders;
import io.evenkeel.verification.bench.Choice.Benchmark;
import io.evenkeel.verification.bench.exchange.ExchangeRun;
import io.evenkeel.verification.bench.messaging.MessagingRun;
import io.evenkeel.verification.bench.messaging.Servers;
import io.evenkeel.verification.bench.suite.SuiteRun;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./evenkeel bench [publish|consume|relay|ingest|summary|exchange ...] [--smoke] [--fills=N]}: runs the named
 * benchmarks, or all, and prints a table. The same figures are in {@code
 * verification/benchmarks/target/benchmarks.json}. Exit code 0 when everything was measured, whether an aim is met or
 * not.
 */
@QuarkusMain
public final class Benchmarks {
    private static final String RESULT = "verification/benchmarks/target/benchmarks.json";

    private Benchmarks() {}

    /** Runs what the arguments name. */
    public static void main(String... arguments) throws Exception {
        Choice choice;
        try {
            choice = Choice.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("evenkeel: " + e.getMessage());
            System.exit(2);
            return;
        }
        var home = Path.of(System.getProperty("evenkeel.root", "")).toAbsolutePath();
        var folder = Files.createTempDirectory("evenkeel-bench-");
        try {
            var report = new Report(run(choice, home, folder, arguments));
            report.writeTo(home.resolve(RESULT), Clock.systemUTC().instant());
            System.out.println();
            System.out.print(report.table());
        } finally {
            Folders.delete(folder);
        }
    }

    private static List<Figure> run(Choice choice, Path home, Path folder, String... arguments) throws Exception {
        var figures = new ArrayList<Figure>();
        // First: a server in this process now and then does not answer once an application of Quarkus has ended in it.
        if (choice.has(Benchmark.EXCHANGE)) {
            say("exchange: a simulator, and its clients in this process");
            figures.addAll(new ExchangeRun(home, folder, choice.size(), Benchmarks::say).measure());
        }
        if (choice.ofMessaging()) {
            figures.addAll(messaging(folder, arguments));
        }
        if (choice.ofSuite()) {
            var run = new SuiteRun(home, folder, choice.size(), Benchmarks::say);
            figures.addAll(run.measure(choice.has(Benchmark.INGEST), choice.has(Benchmark.SUMMARY)));
        }
        return figures;
    }

    private static List<Figure> messaging(Path folder, String... arguments) {
        say("messaging: a Postgres, a nats-server and the library in this process");
        try (var servers = new Servers(folder)) {
            servers.start();
            Quarkus.run(MessagingRun.class, (_, failure) -> MessagingRun.ended(failure), arguments);
            return MessagingRun.figures();
        }
    }

    private static void say(String line) {
        System.out.println("  " + line);
    }
}
