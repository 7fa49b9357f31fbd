package io.evenkeel.simulator.exchange.store;

import io.evenkeel.simulator.SimulatorConfig;
import io.evenkeel.simulator.exchange.Change;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Snapshot;
import io.evenkeel.simulator.exchange.usecase.ChangeLog;
import io.evenkeel.simulator.exchange.usecase.UnusableData;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The change log in a folder: {@code snapshot.jsonl} and {@code journal.jsonl}.
 *
 * <p>The snapshot's first line names its generation and the scenario's fingerprint; the journal's first line names
 * the generation it continues. A journal of an older generation is already in the snapshot and is left out, so a
 * crash between the two files loses and doubles nothing.
 */
@ApplicationScoped
class ChangeFiles implements ChangeLog {
    private static final Logger LOG = Logger.getLogger(ChangeFiles.class);

    /** The journal may hold one step per so many rows of the snapshot before a new one is worth its while. */
    private static final long ROWS_PER_STEP = 4;

    private static final byte[] NO_SCENARIO = {'{', '}'};

    private final Path folder;
    private final Optional<Path> scenario;
    private final int snapshotAfter;
    private final InstantSource wallClock;
    private @Nullable FolderLock lock;
    private @Nullable LineFile journal;
    private String fingerprint = "";
    private long generation;
    private long snapshotRows;

    ChangeFiles(SimulatorConfig config, InstantSource wallClock) {
        folder = config.dataDir();
        scenario = config.scenario();
        snapshotAfter = config.snapshotAfter();
        this.wallClock = wallClock;
    }

    @Override
    public void open(Exchange empty) {
        try {
            Files.createDirectories(folder);
            lock = FolderLock.take(folder.resolve("lock"));
            var stored = Files.exists(snapshotFile());
            var given = scenario.isPresent()
                    ? Optional.of(ScenarioFile.read(scenario.get()))
                    : Optional.<ScenarioFile>empty();
            if (stored) {
                continueFrom(given, empty);
            } else {
                startFrom(given, empty);
            }
        } catch (IOException broken) {
            throw new UnusableData("The data folder " + folder + " cannot be used: " + broken.getMessage(), broken);
        }
    }

    private void startFrom(Optional<ScenarioFile> given, Exchange empty) {
        fingerprint = given.map(ScenarioFile::fingerprint).orElse("");
        try {
            var content = given.map(ScenarioFile::content).orElse(NO_SCENARIO);
            for (var change : ScenarioReader.read(content, wallClock.instant())) {
                empty.apply(empty.prepared(change));
            }
        } catch (BadInput bad) {
            throw new UnusableData(
                    "The scenario " + scenario.orElse(folder) + " cannot be loaded: " + bad.field() + " "
                            + bad.getMessage(),
                    bad);
        }
        compact(Snapshot.of(empty));
        LOG.infof("Started on %s", given.isPresent() ? scenario.orElseThrow() : "an empty exchange");
    }

    private void continueFrom(Optional<ScenarioFile> given, Exchange empty) throws IOException {
        readSnapshot(empty);
        if (given.isPresent() && !given.get().fingerprint().equals(fingerprint)) {
            throw new UnusableData("The data folder " + folder + " holds another scenario than "
                    + scenario.orElseThrow() + ". Give the same file again, or a data folder of its own.");
        }
        journal = LineFile.open(journalFile());
        readJournal(empty);
    }

    @Override
    public void restore(Exchange empty) {
        try {
            readSnapshot(empty);
            readJournal(empty);
        } catch (IOException broken) {
            throw new UnusableData("The data folder " + folder + " cannot be read: " + broken.getMessage(), broken);
        }
    }

    private void readJournal(Exchange empty) throws IOException {
        var lines = openJournal().readAll();
        if (lines.isEmpty() || parse(lines.getFirst()).whole("generation") != generation) {
            openJournal().clear(List.of(JsonRows.print(Map.of("generation", generation))));
            return;
        }
        for (var line : lines.subList(1, lines.size())) {
            for (var change : JsonRows.rows(parse(line), "changes")) {
                empty.apply(ChangeCodec.read(change));
            }
        }
        LOG.infof("Continued with %d journalled steps", lines.size() - 1);
    }

    private void readSnapshot(Exchange empty) throws IOException {
        snapshotRows = 0;
        try (var lines = Files.newBufferedReader(snapshotFile())) {
            var head = parse(Optional.ofNullable(lines.readLine()).orElse("{}"));
            generation = head.whole("generation");
            fingerprint = head.textIfAny("scenario").orElse("");
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var change = ChangeCodec.read(parse(line));
                snapshotRows += rows(change);
                empty.apply(change);
            }
        } catch (BadInput damaged) {
            throw new UnusableData(
                    snapshotFile() + " is damaged: " + damaged.field() + " " + damaged.getMessage(), damaged);
        }
    }

    @Override
    public void append(List<Change> changes) {
        write(changes, true);
    }

    @Override
    public void note(List<Change> changes) {
        write(changes, false);
    }

    private void write(List<Change> changes, boolean force) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("recorded_at", wallClock.instant().toString());
        entry.put("changes", changes.stream().map(ChangeCodec::print).toList());
        try {
            openJournal().append(JsonRows.print(entry), force);
        } catch (IOException broken) {
            throw new UncheckedIOException("the journal cannot be written", broken);
        }
    }

    @Override
    public boolean wantsCompaction() {
        return openJournal().lines() > Math.max(snapshotAfter, snapshotRows / ROWS_PER_STEP);
    }

    @Override
    public void compact(List<Change> snapshot) {
        var head = JsonRows.print(Map.of("generation", generation + 1, "scenario", fingerprint));
        var lines = Stream.concat(
                Stream.of(head), snapshot.stream().map(change -> JsonRows.print(ChangeCodec.print(change))));
        try {
            LineFile.replace(snapshotFile(), lines);
            generation++;
            snapshotRows = snapshot.stream().mapToLong(ChangeFiles::rows).sum();
            if (journal == null) {
                journal = LineFile.open(journalFile());
            }
            openJournal().clear(List.of(JsonRows.print(Map.of("generation", generation))));
        } catch (IOException broken) {
            throw new UncheckedIOException("the snapshot cannot be written", broken);
        }
    }

    private static long rows(Change change) {
        return change instanceof Change.RowsPut put ? put.rows().size() : 1;
    }

    @Override
    public String scenarioFingerprint() {
        return fingerprint;
    }

    @Override
    public void close() {
        try {
            if (journal != null) {
                journal.close();
                journal = null;
            }
            if (lock != null) {
                lock.release();
                lock = null;
            }
        } catch (IOException broken) {
            LOG.warn("The data folder was not closed in order; every change is on disk all the same", broken);
        }
    }

    private LineFile openJournal() {
        if (journal == null) {
            throw new IllegalStateException("the journal is not open");
        }
        return journal;
    }

    private WireRow parse(String line) {
        try {
            return JsonRows.parse(line);
        } catch (IOException damaged) {
            throw new UnusableData("The data folder " + folder + " is damaged: " + damaged.getMessage(), damaged);
        }
    }

    private Path snapshotFile() {
        return folder.resolve("snapshot.jsonl");
    }

    private Path journalFile() {
        return folder.resolve("journal.jsonl");
    }
}
