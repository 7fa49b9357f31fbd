package io.evenkeel.verification.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.contracts.event.EventStream;
import io.evenkeel.stack.NatsUser;
import io.evenkeel.stack.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What docker-compose.yml and the files beside it promise, read without Docker. */
class DeploymentTest {
    private static final Path ROOT = ProjectFolder.locate();
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern SECRET_NAME = Pattern.compile("PASSWORD|SECRET|TOKEN");

    /** What docker-compose 1.29 knows of a service, as far as it is used here; a newer word has to be tried there. */
    private static final Set<String> KNOWN_KEYS = Set.of(
            "build",
            "cap_drop",
            "command",
            "depends_on",
            "environment",
            "healthcheck",
            "image",
            "init",
            "mem_limit",
            "networks",
            "pids_limit",
            "ports",
            "profiles",
            "read_only",
            "restart",
            "secrets",
            "security_opt",
            "shm_size",
            "stop_grace_period",
            "stop_signal",
            "tmpfs",
            "user",
            "volumes");

    private static Map<String, Object> compose;
    private static Map<String, Map<String, Object>> services;

    @BeforeAll
    static void read() throws IOException {
        compose = new Yaml(new SafeConstructor(new LoaderOptions())).load(text("docker-compose.yml"));
        services = map(compose.get("services"));
        assertThat(services).containsOnlyKeys("postgres", "nats", "sync", "pnl", "gateway", "simulator");
    }

    @Test
    void only_the_gateway_publishes_a_port_and_only_on_loopback_unless_told_otherwise() {
        services.forEach((name, service) -> {
            var ports = list(service.get("ports"));
            if (name.equals("gateway")) {
                assertThat(ports).singleElement().asString().startsWith("${EVENKEEL_BIND:-127.0.0.1}:");
            } else {
                assertThat(ports).as(name).isEmpty();
            }
            assertThat(service.get("network_mode")).as(name).isNull();
        });
    }

    @Test
    void nobody_is_root_or_can_become_it() {
        services.forEach((name, service) -> {
            assertThat(service.get("user")).as(name).asString().matches("[1-9][0-9]*:[1-9][0-9]*");
            assertThat(list(service.get("cap_drop"))).as(name).isEqualTo(List.of("ALL"));
            assertThat(list(service.get("security_opt"))).as(name).isEqualTo(List.of("no-new-privileges:true"));
        });
        Stream.of("deploy/Dockerfile", "deploy/nats/Dockerfile")
                .forEach(file -> assertThat(text(file)).contains("ARG BASE_IMAGE", "USER 10001:10001"));
    }

    @Test
    void every_service_has_a_health_check_and_bounds() {
        services.forEach((name, service) -> {
            Map<String, Object> check = map(service.get("healthcheck"));
            assertThat(check).as(name).containsOnlyKeys("test", "interval", "timeout", "retries", "start_period");
            assertThat(service.get("mem_limit")).as(name).asString().matches("[0-9]+[mg]");
            assertThat(service.get("pids_limit")).as(name).isInstanceOf(Integer.class);
            assertThat(service.get("restart")).as(name).isEqualTo("unless-stopped");
        });
    }

    @Test
    void secrets_are_files_that_git_and_images_never_see() {
        Map<String, Map<String, Object>> secrets = map(compose.get("secrets"));
        secrets.forEach((name, secret) -> assertThat(secret).as(name).containsOnlyKeys("file"));
        assertThat(secrets.values())
                .allSatisfy(secret -> assertThat(secret.get("file")).asString().startsWith("./deploy/secrets/"));
        var used = new HashSet<String>();
        services.values().forEach(service -> list(service.get("secrets")).forEach(one -> used.add(secretName(one))));
        assertThat(used).isEqualTo(secrets.keySet());

        services.forEach((name, service) -> {
            Map<String, Object> environment = map(service.get("environment"));
            assertThat(environment.keySet())
                    .as(name)
                    .noneMatch(key -> SECRET_NAME.matcher(key).find() && !key.endsWith("_FILE"));
        });
        assertThat(text(".gitignore").lines()).contains("deploy/secrets/");
        assertThat(text(".dockerignore").lines())
                .contains("*")
                .noneMatch(line -> line.startsWith("!") && line.contains("secrets"));
    }

    @Test
    void each_service_is_given_its_own_secrets_only() {
        for (var service : List.of("sync", "pnl", "gateway")) {
            var others = new ArrayList<>(List.of("sync", "pnl", "gateway"));
            others.remove(service);
            var given = list(services.get(service).get("secrets")).stream()
                    .map(DeploymentTest::secretName)
                    .toList();
            assertThat(given).contains(service + ".properties", "jwt-public-key.pem");
            others.forEach(
                    other -> assertThat(given).doesNotContain(other + ".properties", other + "-private-key.pem"));
            assertThat(given.contains("jwt-private-key.pem")).isEqualTo(service.equals("gateway"));
        }
    }

    @Test
    void only_the_demonstration_starts_a_simulator() {
        services.forEach((name, service) -> {
            assertThat(list(service.get("profiles")))
                    .as(name)
                    .isEqualTo(name.equals("simulator") ? List.of("demo") : List.of());
            // One that is not started must not be waited for.
            assertThat(map(service.get("depends_on"))).as(name).doesNotContainKey("simulator");
        });
    }

    @Test
    void nothing_is_said_that_compose_1_29_does_not_understand() {
        assertThat(compose.keySet().stream().filter(key -> !key.startsWith("x-")))
                .containsExactlyInAnyOrder("services", "networks", "volumes", "secrets");
        services.forEach((name, service) -> {
            assertThat(KNOWN_KEYS).as(name).containsAll(service.keySet());
            Map<String, Map<String, Object>> needs = map(service.get("depends_on"));
            needs.values().forEach(need -> assertThat(need).as(name).containsOnlyKeys("condition"));
        });
    }

    @Test
    void nats_allows_each_service_what_it_is_allowed_locally_and_no_more() {
        var streams = Arrays.stream(EventStream.values()).map(Enum::name).toList();
        var subjects = Stream.concat(
                        Arrays.stream(EventStream.values()).flatMap(stream -> stream.subjects().stream()),
                        Stream.of("quotes.>"))
                .toList();
        var configuration = text("deploy/nats/nats.conf");
        assertThat(configuration).contains("sync_interval: always").doesNotContain("password: \"");
        assertAllowed(configuration, NatsUser.producer("sync", "", streams, subjects));
        assertAllowed(configuration, NatsUser.consumer("pnl", "", streams));
    }

    /** Whoever judges the server by its monitoring page must reach that page from another container. */
    @Test
    void services_that_use_nats_refuse_one_that_may_lose_what_it_acknowledged() {
        assertThat(text("deploy/nats/nats.conf")).contains("http: \"0.0.0.0:8222\"");
        assertThat(list(services.get("nats").get("networks"))).isEqualTo(List.of("inside"));
        for (var name : List.of("sync", "pnl")) {
            Map<String, Object> environment = map(services.get(name).get("environment"));
            assertThat(environment)
                    .as(name)
                    .containsEntry("EVENKEEL_NATS_MONITORING_URL", "http://nats:8222")
                    .containsEntry("EVENKEEL_NATS_REQUIRE_SYNC_ALWAYS", "true");
        }
    }

    private static void assertAllowed(String configuration, NatsUser user) {
        var block = configuration.substring(configuration.indexOf("user: " + user.name()));
        assertThat(quoted(between(block, "publish: { allow: [", "] }")))
                .containsExactlyInAnyOrderElementsOf(user.publish());
        assertThat(quoted(between(block, "subscribe: { allow: [", "] }")))
                .containsExactlyInAnyOrderElementsOf(user.subscribe());
    }

    private static String between(String text, String start, String end) {
        var from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static List<String> quoted(String text) {
        return QUOTED.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static String secretName(Object secret) {
        return secret instanceof Map<?, ?> named ? String.valueOf(named.get("source")) : String.valueOf(secret);
    }

    @SuppressWarnings("unchecked") // YAML has no types; a wrong one fails the test.
    private static <V> Map<String, V> map(Object node) {
        return node == null ? Map.of() : (Map<String, V>) node;
    }

    private static List<?> list(Object node) {
        return node == null ? List.of() : (List<?>) node;
    }

    private static String text(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new AssertionError("cannot read " + file, e);
        }
    }
}
