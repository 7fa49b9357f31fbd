package io.evenkeel.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.evenkeel.stack.FreePorts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Stands in for sync-service and pnl-service: echoes calls, and answers slowly, brokenly or not at all when asked to.
 */
public final class StubServices implements QuarkusTestResourceLifecycleManager {
    private static final String UP = "{\"status\":\"UP\",\"checks\":[]}";

    private final int syncPort = FreePorts.next();
    private final int pnlPort = FreePorts.next();
    private final Control control = new Control();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.http.test-port", "0",
                "EVENKEEL_SYNC_URL", "http://127.0.0.1:" + syncPort,
                "EVENKEEL_PNL_URL", "http://127.0.0.1:" + pnlPort,
                "EVENKEEL_ADMIN_PASSWORD", GatewayIT.ADMIN_PASSWORD,
                "evenkeel.gateway.bcrypt-cost", "4",
                "evenkeel.gateway.upstream.response-timeout", "5s",
                "evenkeel.web.body-timeout", "5s",
                "evenkeel.gateway.upstream.breaker-pause", "1s");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(control, new TestInjector.MatchesType(Control.class));
    }

    @Override
    public void stop() {
        control.stopSync();
        control.stopPnl();
    }

    private HttpServer begin(int port, boolean sync) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> answer(exchange, sync));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange, boolean sync) throws IOException {
        var path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/q/health/ready" -> send(exchange, 200, sync ? control.syncHealth : control.pnlHealth);
            case "/api/fills/slow" -> holdBack(exchange);
            case "/api/fills/broken" -> breakOff(exchange);
            case "/api/fills/busy" -> {
                exchange.getResponseHeaders().set("Retry-After", "7");
                send(exchange, 503, "{\"busy\":true}");
            }
            default -> echo(exchange);
        }
    }

    private static void echo(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders().keySet().toString().toLowerCase(Locale.ROOT);
        exchange.getResponseHeaders().set("X-Powered-By", "secret");
        exchange.getResponseHeaders().set("Server", "secret");
        exchange.getResponseHeaders().set("Idempotency-Hit", "true");
        var said = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        send(
                exchange,
                200,
                "{\"said\":\"%s\",\"headers\":\"%s\",\"length\":%d}".formatted(said, headers, body.length()));
    }

    private static void holdBack(HttpExchange exchange) throws IOException {
        try {
            var never = new CountDownLatch(1);
            if (!never.await(60, TimeUnit.SECONDS)) {
                send(exchange, 200, UP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void breakOff(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write(new byte[10]);
        exchange.getResponseBody().flush();
        throw new IOException("broken off on purpose");
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** What a test may change while the gateway runs. */
    public final class Control {
        private volatile String syncHealth = UP;
        private volatile String pnlHealth = UP;
        private HttpServer sync = begin(syncPort, true);
        private HttpServer pnl = begin(pnlPort, false);

        void syncHealth(String json) {
            syncHealth = json;
        }

        void pnlHealth(String json) {
            pnlHealth = json;
        }

        synchronized void stopSync() {
            sync.stop(0);
        }

        synchronized void stopPnl() {
            pnl.stop(0);
        }

        synchronized void startPnl() {
            pnl = begin(pnlPort, false);
        }
    }
}
