package io.evenkeel.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.evenkeel.stack.ChildCommand;
import io.evenkeel.stack.ChildProcess;
import io.evenkeel.stack.StackFailure;
import io.evenkeel.stack.StopSignal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(200);
    private final AtomicInteger rows = new AtomicInteger();
    private final Readiness readiness = new Readiness();
    private HttpServer server;
    private @Nullable Supervisor supervisor;

    @BeforeEach
    void answerHealth() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 10);
        server.createContext("/", exchange -> {
            var silent = exchange.getRequestURI().getPath().equals("/silent");
            var body = (silent ? "{}" : health(rows.get())).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.get(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopAll() {
        if (supervisor != null) {
            supervisor.stop();
        }
        readiness.close();
        server.stop(0);
    }

    @Test
    void components_start_after_what_they_need_and_stop_before_it() {
        var supervisor = supervise(
                component("database", "trap 'date +%N; exit' TERM; while :; do sleep 0.05; done", List.of()),
                component("service", "trap 'exit' TERM; while :; do sleep 0.05; done", List.of("database")));
        supervisor.start(PATIENCE);
        assertThat(lines.indexOf("database: starting")).isLessThan(lines.indexOf("service: starting"));
        assertThat(lines).anyMatch(line -> line.matches("service: ready in \\d+\\.\\d s"));
        assertThat(supervisor.states())
                .extracting(RunState.ComponentState::state)
                .containsOnly("ready");
        var processes = processes(supervisor);

        supervisor.stop();

        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(supervisor.states())
                .extracting(RunState.ComponentState::state)
                .containsOnly("stopped");
    }

    @Test
    void one_that_dies_before_it_is_ready_is_named_with_the_end_of_its_log() {
        status.set(503);
        var supervisor = supervise(
                component("good", "exec sleep 1000", List.of()),
                component("bad", "echo cannot read the settings; exit 3", List.of()));
        assertThatThrownBy(() -> supervisor.start(PATIENCE))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("bad ended with exit code 3 before it was ready")
                .hasMessageContaining("cannot read the settings");
        var processes = processes(supervisor);
        supervisor.stop();
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void one_that_does_not_become_ready_in_time_is_named_with_what_it_says() {
        status.set(503);
        var supervisor = supervise(component("slow", "exec sleep 1000", List.of()));
        assertThatThrownBy(() -> supervisor.start(Duration.ofMillis(600)))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("slow is not ready, and nothing has moved for 0 s")
                .hasMessageContaining("first-sync");
    }

    /** More than twice the limit, and what another component waits for moves only there. */
    @Test
    void a_long_first_sync_may_take_its_time_as_long_as_something_moves() {
        status.set(503);
        var limit = Duration.ofSeconds(5);
        var supervisor = supervise(
                component("sync", "/", "exec sleep 1000", List.of(), Set.of()),
                component("gateway", "/silent", "exec sleep 1000", List.of(), Set.of()));
        var start = CompletableFuture.runAsync(() -> supervisor.start(limit));
        await().pollInterval(Duration.ofMillis(100))
                .atMost(limit.multipliedBy(20))
                .until(() -> rows.incrementAndGet() == 120 || start.isDone());
        assertThat(start).isNotDone();
        assertThat(lines)
                .anyMatch(line -> line.matches(
                        "sync: \\d+ records read, 7 events to publish, accounts not read" + " whole: alpha,beta"));

        status.set(200);

        assertThat(start).succeedsWithin(PATIENCE);
    }

    @Test
    void what_need_not_be_awaited_may_be_down_and_nothing_else() {
        status.set(503);
        var supervisor = supervise(component("live", "/", "exec sleep 1000", List.of(), Set.of("first-sync")));
        supervisor.start(Duration.ofSeconds(3));
        assertThat(supervisor.states().getFirst().state()).isEqualTo("ready");

        assertThat(new Health(false, health(1)).isReadyBut(Set.of("suite"))).isFalse();
        assertThat(new Health(false, "no answer").isReadyBut(Set.of("first-sync")))
                .isFalse();
        assertThat(new Health(false, "{\"status\":\"DOWN\",\"checks\":[]}").isReadyBut(Set.of("first-sync")))
                .isFalse();
    }

    @Test
    void one_that_is_killed_later_is_started_again_and_counted() {
        var supervisor = supervise(component("service", "exec sleep 1000", List.of()));
        supervisor.start(PATIENCE);
        supervisor.watch();
        var first = processes(supervisor).getFirst();

        first.destroyForcibly();

        await().atMost(PATIENCE).untilAsserted(() -> {
            var state = supervisor.states().getFirst();
            assertThat(state.restarts()).isEqualTo(1);
            assertThat(state.state()).isEqualTo("ready");
            assertThat(state.pid()).isNotNull().isNotEqualTo(first.pid());
        });
    }

    @Test
    void a_stop_while_one_is_being_restarted_leaves_nothing_behind() {
        var supervisor = supervise(component("service", "exec sleep 1000", List.of()));
        supervisor.start(PATIENCE);
        supervisor.watch();
        processes(supervisor).getFirst().destroyForcibly();
        await().atMost(PATIENCE).until(() -> supervisor.states().getFirst().restarts() == 1);
        supervisor.stop();
        assertThat(supervisor.states().getFirst().state()).isEqualTo("stopped");
        assertThat(processes(supervisor)).isEmpty();
    }

    private Supervisor supervise(Component... components) {
        var made = new Supervisor(List.of(components), readiness, lines::add, () -> {});
        supervisor = made;
        return made;
    }

    private static String health(int rows) {
        return """
                {"status": "DOWN", "checks": [{"name": "database", "status": "UP"},
                 {"name": "first-sync", "status": "DOWN",
                  "data": {"accounts_waiting": "alpha,beta", "rows": %d, "events_pending": 7}}]}""".formatted(rows);
    }

    private Component component(String name, String script, List<String> needs) {
        return component(name, "/", script, needs, Set.of());
    }

    private Component component(String name, String path, String script, List<String> needs, Set<String> notAwaited) {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        var log = folder.resolve(name + ".log");
        return new Component(
                name,
                name,
                url.toString(),
                log,
                Optional.of(url),
                notAwaited,
                needs,
                Duration.ofSeconds(5),
                () -> ChildProcess.start(
                        new ChildCommand(name, List.of("sh", "-c", script), Map.of(), log, StopSignal.TERM)));
    }

    private static List<ProcessHandle> processes(Supervisor supervisor) {
        return supervisor.states().stream()
                .flatMap(state -> state.find().stream())
                .toList();
    }
}
