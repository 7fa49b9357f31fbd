package io.evenkeel.launcher.suite;

import io.evenkeel.launcher.data.DataFolder;
import io.evenkeel.launcher.data.Secrets;
import io.evenkeel.launcher.process.Component;
import io.evenkeel.stack.ChildProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The components and what each is told about the others. Ports are chosen when this is made and kept through restarts.
 */
final class Suite {
    private static final Duration SERVER_STOP = Duration.ofSeconds(20);
    /** The name under which pnl-service signs its calls to others. */
    private static final String PNL_SERVICE = "pnl-service";

    /** A few seconds, and some more for the first one that keeps its loaded classes for the next start. */
    private static final Duration SERVICE_STOP = Duration.ofSeconds(20);
    /** The checks of sync and gateway that are down until all accounts have been read; a real one may take hours. */
    private static final Set<String> FIRST_SYNC = Set.of("first-sync", "suite");

    private final Path home;
    private final DataFolder data;
    private final World world;
    private final Secrets secrets;
    private final Optional<String> adminPassword;
    private final Database database;
    private final Messaging messaging;
    private final Program simulator = Program.onFreePort("simulator", "exchange-simulator");
    private final Program sync = Program.onFreePort("sync", "sync-service");
    private final Program pnl = Program.onFreePort("pnl", "pnl-service");
    private final Program gateway;
    private final Links links;

    Suite(Path home, DataFolder data, World world, int publicPort, Variables given) {
        this.home = home;
        this.data = data;
        this.world = world;
        this.secrets = new Secrets(data);
        this.adminPassword = secrets.adminPasswordToSet(given.adminPassword());
        this.database = new Database(data, secrets, given.postgresUrl());
        this.messaging = new Messaging(data, secrets);
        this.gateway = new Program("gateway", "gateway", publicPort);
        this.links = new Links(given);
    }

    /** In the order in which they are shown. */
    List<Component> components() {
        if (!database.isOurs()) {
            database.prepare();
        }
        var all = new ArrayList<Component>();
        if (database.isOurs()) {
            all.add(server("postgres", "Postgres", database.url(), database::start));
        }
        all.add(server("nats", "NATS", messaging.url(), messaging::start));
        if (world.scenario().isPresent()) {
            all.add(service(simulator, simulatorSettings(), List.of()));
        }
        var needs = all.stream().map(Component::name).toList();
        all.add(service(sync, syncSettings(), needs));
        all.add(service(pnl, pnlSettings(), needs));
        all.add(service(gateway, gatewaySettings(), needs));
        return all;
    }

    /** Where sync-service answers. */
    URI syncUrl() {
        return URI.create(sync.url());
    }

    /** Whether the whole path is usable, as everybody may ask at the public port. */
    URI publicReadiness() {
        return gateway.readiness();
    }

    private Component server(String name, String title, String url, Supplier<ChildProcess> start) {
        return new Component(
                name, title, url, data.log(name), Optional.empty(), Set.of(), List.of(), SERVER_STOP, start);
    }

    private Component service(Program program, Map<String, String> settings, List<String> needs) {
        return new Component(
                program.name(),
                program.name(),
                program.url(),
                data.log(program.name()),
                Optional.of(program.readiness()),
                world.isLive() ? FIRST_SYNC : Set.of(),
                needs,
                SERVICE_STOP,
                () -> program.start(home, data, links.of(program.name(), settings)));
    }

    private Map<String, String> simulatorSettings() {
        return Map.of(
                "EVENKEEL_SIMULATOR_DATA_DIR", data.simulator().toString(),
                "EVENKEEL_SIMULATOR_SCENARIO", data.scenario().toString());
    }

    private Map<String, String> syncSettings() {
        var settings = withDatabaseAndKeys("sync");
        settings.putAll(messaging.settings("sync"));
        settings.put("EVENKEEL_CREDENTIALS_DIR", world.credentials().toString());
        settings.put("EVENKEEL_ENVIRONMENT", world.environment());
        settings.put(
                "EVENKEEL_SERVICE_PUBLIC_KEYS_DIR",
                secrets.servicePublicKeys(PNL_SERVICE).toString());
        settings.put(
                "EVENKEEL_EXCHANGE_URL",
                world.exchange().map(URI::toString).orElseGet(() -> simulator.url() + "/trade-api/v2"));
        return settings;
    }

    private Map<String, String> pnlSettings() {
        var settings = withDatabaseAndKeys("pnl");
        settings.putAll(messaging.settings("pnl"));
        settings.put("EVENKEEL_SYNC_URL", sync.url());
        settings.put(
                "EVENKEEL_SERVICE_PRIVATE_KEY_FILE",
                secrets.servicePrivateKey(PNL_SERVICE).toString());
        return settings;
    }

    private Map<String, String> gatewaySettings() {
        var settings = withDatabaseAndKeys("gateway");
        settings.put("EVENKEEL_JWT_PRIVATE_KEY_FILE", secrets.tokenPrivateKey().toString());
        settings.put("EVENKEEL_SYNC_URL", sync.url());
        settings.put("EVENKEEL_PNL_URL", pnl.url());
        adminPassword.ifPresent(password -> settings.put("EVENKEEL_ADMIN_PASSWORD", password));
        return settings;
    }

    private Map<String, String> withDatabaseAndKeys(String schema) {
        var settings = new HashMap<>(database.settings(schema));
        settings.put("EVENKEEL_JWT_PUBLIC_KEY_FILE", secrets.tokenPublicKey().toString());
        return settings;
    }
}
