package io.evenkeel.simulator.stream.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.door.usecase.Credentials;
import io.evenkeel.simulator.door.usecase.Doorkeeper;
import io.evenkeel.simulator.stream.usecase.StreamConfig;
import io.evenkeel.simulator.stream.usecase.StreamHub;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** The signed handshake: over HTTP until the key is known to be right, a WebSocket from then on. */
@ApplicationScoped
class StreamRoute {
    static final String PATH = "/trade-api/ws/v2";
    private static final Logger LOG = Logger.getLogger(StreamRoute.class);

    private final Doorkeeper doorkeeper;
    private final StreamHub hub;
    private final StreamConfig config;
    private final ObjectMapper json;
    private final Counter overflows;

    StreamRoute(Doorkeeper doorkeeper, StreamHub hub, StreamConfig config, ObjectMapper json, MeterRegistry metrics) {
        this.doorkeeper = doorkeeper;
        this.hub = hub;
        this.config = config;
        this.json = json;
        overflows = Counter.builder("evenkeel.simulator.stream.overflows")
                .description("Subscriptions that a reader lost because he was too slow")
                .register(metrics);
    }

    void register(@Observes Router router) {
        router.get(PATH).handler(this::shakeHands);
    }

    private void shakeHands(RoutingContext call) {
        var request = call.request();
        // The key ring reads files; a request that has been read to its end can be no WebSocket any more.
        request.pause();
        var credentials = new Credentials(
                request.getHeader("KALSHI-ACCESS-KEY"),
                request.getHeader("KALSHI-ACCESS-TIMESTAMP"),
                request.getHeader("KALSHI-ACCESS-SIGNATURE"));
        call.vertx()
                .executeBlocking(() -> doorkeeper.identify(credentials, "GET", PATH), false)
                .onSuccess(account -> upgrade(call, account))
                .onFailure(refused -> refuse(call, refused));
    }

    private void upgrade(RoutingContext call, String account) {
        if (!isUpgrade(call.request())) {
            refuse(call, Refusal.flat(400, "bad_request", "websocket: the client is not using the websocket protocol"));
            return;
        }
        if (!hub.hasRoom(account)) {
            refuse(call, Refusal.tooManyRequests());
            return;
        }
        call.request()
                .toWebSocket()
                .onSuccess(socket -> converse(call, socket, account))
                .onFailure(failed -> LOG.debugf(failed, "A WebSocket handshake failed"));
    }

    private static boolean isUpgrade(HttpServerRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    private void converse(RoutingContext call, ServerWebSocket socket, String account) {
        var bounds = new Outbox.Bounds(config.framesMax(), config.bytesMax());
        var connection = new SocketOutlet(
                call.vertx().getOrCreateContext(),
                (ConnectionBase) call.request().connection(),
                socket,
                new Outbox(bounds));
        var session = hub.open(account, connection);
        connection.onOverflow(sid -> {
            overflows.increment();
            session.overflow(sid);
        });
        var pings = call.vertx().setPeriodic(config.pingInterval().toMillis(), timer -> session.ping());
        socket.textMessageHandler(session::say);
        socket.binaryMessageHandler(bytes -> session.say(""));
        socket.exceptionHandler(broken -> LOG.debugf(broken, "A WebSocket of %s broke", account));
        socket.closeHandler(closed -> {
            call.vertx().cancelTimer(pings);
            connection.closed();
            session.close();
        });
    }

    private void refuse(RoutingContext call, Throwable why) {
        call.request().resume();
        if (!(why instanceof Refusal refusal)) {
            call.fail(why);
            return;
        }
        call.response()
                .setStatusCode(refusal.status())
                .putHeader("Content-Type", "application/json")
                .end(text(refusal));
    }

    private String text(Refusal refusal) {
        try {
            return json.writeValueAsString(refusal.body());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a refusal of plain values cannot be written", impossible);
        }
    }
}
