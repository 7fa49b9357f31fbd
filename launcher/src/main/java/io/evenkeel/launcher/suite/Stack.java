package io.evenkeel.launcher.suite;

import io.evenkeel.launcher.command.Command.Source;
import io.evenkeel.launcher.data.DataFolder;
import io.evenkeel.launcher.data.Secrets;
import io.evenkeel.launcher.process.Health;
import io.evenkeel.launcher.process.Leftovers;
import io.evenkeel.launcher.process.Readiness;
import io.evenkeel.launcher.process.RunFile;
import io.evenkeel.launcher.process.RunNote;
import io.evenkeel.launcher.process.Supervisor;
import io.evenkeel.stack.FreePorts;
import io.evenkeel.stack.StackFailure;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** One stack from its start to its end, supervised by this process. */
public final class Stack {
    /** While nothing moves; a first sync that goes on may take as long as it needs. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Clock clock = Clock.systemUTC();
    private final Path home;
    private final DataFolder data;
    private final int publicPort;
    private final Variables given;
    private final Consumer<String> lines;

    /** {@code lines} gets what people see. */
    public Stack(Path home, DataFolder data, int publicPort, Variables given, Consumer<String> lines) {
        this.home = home;
        this.data = data;
        this.publicPort = publicPort;
        this.given = given;
        this.lines = lines;
    }

    /**
     * Refuses at once what could not work, before anything is started.
     *
     * @throws StackFailure saying what does not fit
     */
    public static void check(Source source, DataFolder data, Variables given) {
        World.of(source, data);
        Database.check(data, given.postgresUrl());
    }

    /**
     * Refuses a public port that somebody else listens on.
     *
     * @throws StackFailure naming the port
     */
    public static void requireFree(int port) {
        if (!FreePorts.isFree(port)) {
            throw new StackFailure("port " + port + " is in use; choose another one with --port");
        }
    }

    /**
     * Starts everything, says {@code ready}, and returns when it was stopped.
     *
     * @throws StackFailure if it does not become ready; nothing is left running then
     */
    public void run(Source source, RunFile runFile) throws InterruptedException {
        var world = World.of(source, data);
        requireFree(publicPort);
        RunFile.read(data).ifPresent(Leftovers::end);
        world.prepare(data);
        var since = clock.instant();
        var suite = new Suite(home, data, world, publicPort, given);
        try (var readiness = new Readiness()) {
            var note = new RunNote(runFile, publicUrl(), data.root().toString(), world.environment());
            var supervisor = new Supervisor(suite.components(), readiness, lines, note::update);
            note.about(supervisor);
            var end = Thread.ofPlatform().name("end").unstarted(note::end);
            Runtime.getRuntime().addShutdownHook(end);
            try {
                note.state("starting");
                supervisor.start(PATIENCE);
            } catch (StackFailure e) {
                troubles(suite).askOnce().forEach(lines);
                note.end();
                throw e;
            }
            supervisor.watch();
            welcome(world, suite, since);
            if (world.isLive()) {
                tellOfFirstSync(readiness.ask(suite.publicReadiness()));
            }
            note.state("ready");
            lines.accept("ready: " + publicUrl());
            supervisor.awaitStop();
            // The lock on the folder is given up only after the last process has gone.
            note.end();
        }
    }

    private void welcome(World world, Suite suite, Instant since) {
        var secrets = new Secrets(data);
        secrets.adminPasswordIsSet();
        world.scenario()
                .filter(history -> history.matches() + history.hedges() > 0)
                .ifPresent(history -> lines.accept("skipped: " + history.matches() + " matches and " + history.hedges()
                        + " hedges of the scenario (there is no API for them yet)"));
        troubles(suite).ask(since).forEach(lines);
    }

    private AccountTroubles troubles(Suite suite) {
        var secrets = new Secrets(data);
        return new AccountTroubles(suite.syncUrl(), () -> OwnToken.sign(secrets, clock));
    }

    private void tellOfFirstSync(Health health) {
        if (!health.ready()) {
            lines.accept("the first sync goes on, and figures are not complete before its end; watch it with: curl -s "
                    + publicUrl() + "/q/health/ready");
        }
    }

    private String publicUrl() {
        return "http://localhost:" + publicPort;
    }
}
