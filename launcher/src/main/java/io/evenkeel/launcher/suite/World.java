package io.evenkeel.launcher.suite;

import io.evenkeel.launcher.command.Command.Source;
import io.evenkeel.launcher.data.AccountKeys;
import io.evenkeel.launcher.data.DataFolder;
import io.evenkeel.launcher.data.ScenarioFile;
import io.evenkeel.launcher.data.StackIdentity;
import io.evenkeel.stack.StackFailure;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Which exchange a stack talks to.
 *
 * @param identity what its data folder belongs to
 * @param environment what sync-service is told: {@code simulator}, {@code demo} or {@code prod}
 * @param credentials folder with one folder per account
 * @param exchange the real exchange; empty for the simulator
 * @param scenario the history the simulator begins with; empty for a real exchange
 */
record World(
        StackIdentity identity,
        String environment,
        Path credentials,
        Optional<URI> exchange,
        Optional<ScenarioFile> scenario) {

    /**
     * Finds out what is asked for, and refuses what the data folder does not fit.
     *
     * @throws StackFailure if files are missing or unusable, or the folder holds something else
     */
    static World of(Source source, DataFolder data) {
        var world = switch (source) {
            case Source.Live live -> live(live);
            case Source.Scenario scenario -> simulated(ScenarioFile.read(scenario.file()), data);
            case Source.Demo _ ->
                StackIdentity.read(data)
                        .filter(StackIdentity::isLive)
                        .map(World::live)
                        .orElseGet(() -> simulated(present(data), data));
        };
        StackIdentity.read(data).ifPresent(found -> world.identity().requireSame(found, data));
        return world;
    }

    /** Whether it is a real exchange. */
    boolean isLive() {
        return scenario.isEmpty();
    }

    /** Takes the data folder and puts into it what the processes need. */
    void prepare(DataFolder data) {
        identity.claim(data);
        scenario.ifPresent(history -> {
            history.keepIn(data);
            history.accounts().forEach(account -> AccountKeys.createMissing(data, account));
        });
    }

    /** Without a word about the scenario, it is the one that is there, else the demonstration. */
    private static ScenarioFile present(DataFolder data) {
        return Files.exists(data.scenario()) ? ScenarioFile.read(data.scenario()) : ScenarioFile.demo();
    }

    private static World simulated(ScenarioFile history, DataFolder data) {
        return new World(
                StackIdentity.ofSimulator(history.fingerprint()),
                "simulator",
                data.credentials(),
                Optional.empty(),
                Optional.of(history));
    }

    private static World live(Source.Live live) {
        return live(StackIdentity.ofLive(
                live.environment().name().toLowerCase(Locale.ROOT),
                live.credentials().toString(),
                live.exchange().toString()));
    }

    private static World live(StackIdentity identity) {
        if (identity.credentials().isEmpty()) {
            throw new StackFailure("this folder holds data of '" + identity.kind()
                    + "' and does not say where its keys are; say it once more with --live --credentials DIR");
        }
        var credentials = Path.of(identity.credentials());
        if (!Files.isDirectory(credentials)) {
            throw new StackFailure("no such credentials folder: " + credentials);
        }
        return new World(
                identity,
                identity.kind(),
                credentials,
                Optional.of(URI.create(identity.exchangeUrl())),
                Optional.empty());
    }
}
