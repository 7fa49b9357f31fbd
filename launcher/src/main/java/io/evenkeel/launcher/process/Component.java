package io.evenkeel.launcher.process;

import io.evenkeel.stack.ChildProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One part of the suite, as the supervisor needs it.
 *
 * @param name in status and logs, for example {@code postgres}
 * @param title for people, for example {@code Postgres}
 * @param url where it answers; without any password
 * @param logFile what it prints
 * @param readiness answers 200 when it is usable; empty when {@code start} waits for that itself
 * @param notAwaited names of its health checks that may be down all the same
 * @param needs names of the components that must be ready before it is started
 * @param stopDeadline how long it may take to end
 * @param start starts its process
 */
public record Component(
        String name,
        String title,
        String url,
        Path logFile,
        Optional<URI> readiness,
        Set<String> notAwaited,
        List<String> needs,
        Duration stopDeadline,
        Supplier<ChildProcess> start) {
    public Component {
        notAwaited = Set.copyOf(notAwaited);
        needs = List.copyOf(needs);
    }
}
