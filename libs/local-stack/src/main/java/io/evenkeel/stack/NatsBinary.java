package io.evenkeel.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The nats-server program: the system's own if it is new enough, else the one fetched earlier, else the package of the
 * system's package manager, unpacked into the tools folder without being installed.
 */
record NatsBinary(Path program, NatsVersion version) {
    private static final String NAME = "nats-server";
    private static final String INSIDE_PACKAGE = "usr/sbin/nats-server";
    private static final Duration VERSION_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FETCH_TIMEOUT = Duration.ofMinutes(3);

    /**
     * Finds or fetches it.
     *
     * @throws StackFailure if there is none and none can be fetched; says how to install one
     */
    static NatsBinary locate(Path tools) {
        var fetched = tools.resolve(NAME).resolve(INSIDE_PACKAGE);
        return Stream.of(Programs.find(NAME), Optional.of(fetched))
                .flatMap(Optional::stream)
                .flatMap(program -> usable(program).stream())
                .findFirst()
                .orElseGet(() -> fetch(tools, fetched));
    }

    private static Optional<NatsBinary> usable(Path program) {
        if (!Files.isExecutable(program)) {
            return Optional.empty();
        }
        var outcome = Programs.run(Path.of("/"), VERSION_TIMEOUT, List.of(program.toString(), "--version"));
        return NatsVersion.parse(outcome.output())
                .filter(version -> outcome.succeeded() && version.isAtLeast(NatsVersion.FLOOR))
                .map(version -> new NatsBinary(program, version));
    }

    private static NatsBinary fetch(Path tools, Path fetched) {
        if (Programs.find("apt-get").isEmpty() || Programs.find("dpkg").isEmpty()) {
            throw missing("this system has no apt-get and dpkg");
        }
        Folders.delete(tools.resolve(NAME));
        Folders.createOnce(tools.resolve(NAME), NatsBinary::unpackPackage);
        return usable(fetched).orElseThrow(() -> missing("the system's package holds none that is new enough"));
    }

    private static void unpackPackage(Path draft) throws IOException {
        var outcome = download(draft);
        if (!outcome.succeeded()) {
            // Fresh containers have no package lists; only root may fetch them.
            Programs.run(draft, FETCH_TIMEOUT, List.of("apt-get", "-q", "update"));
            outcome = download(draft);
        }
        if (!outcome.succeeded()) {
            throw missing("apt-get download failed: " + outcome.output().strip());
        }
        try (var files = Files.newDirectoryStream(draft, "*.deb")) {
            for (var archive : files) {
                Programs.run(draft, FETCH_TIMEOUT, List.of("dpkg", "-x", archive.toString(), draft.toString()));
                Files.delete(archive);
            }
        }
    }

    private static Programs.Outcome download(Path draft) {
        return Programs.run(draft, FETCH_TIMEOUT, List.of("apt-get", "-q", "download", NAME));
    }

    private static StackFailure missing(String reason) {
        return new StackFailure("nats-server 2.9 or newer is needed and was not found (" + reason
                + "). Install it, e.g. 'apt-get install nats-server', 'brew install nats-server' or from"
                + " https://github.com/nats-io/nats-server/releases, so that it is on the PATH.");
    }
}
