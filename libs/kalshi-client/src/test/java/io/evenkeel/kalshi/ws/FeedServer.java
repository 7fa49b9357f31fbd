package io.evenkeel.kalshi.ws;

import io.evenkeel.kalshi.TestKeys;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A feed that plays what a test says: how it answers the handshake and what follows a subscription. */
final class FeedServer {
    final List<JsonObject> commands = new CopyOnWriteArrayList<>();
    final List<String> timestamps = new CopyOnWriteArrayList<>();
    final List<Boolean> verified = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    private final HttpServer server;
    private volatile Handler<HttpServerRequest> handshake = this::accept;
    private volatile Script script = Talk::confirm;

    /** What to do with a command; the number of the connection tells the first from the second. */
    interface Script {
        void onCommand(Talk talk, JsonObject command);
    }

    FeedServer(Vertx vertx) throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    timestamps.add(request.getHeader("KALSHI-ACCESS-TIMESTAMP"));
                    verified.add(verifies(request));
                    handshake.handle(request);
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    void close() throws Exception {
        server.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    FeedAddress address() {
        return new FeedAddress(false, "127.0.0.1", server.actualPort(), "/trade-api/ws/v2");
    }

    void onHandshake(Handler<HttpServerRequest> behaviour) {
        handshake = behaviour;
    }

    void onCommand(Script behaviour) {
        script = behaviour;
    }

    void accept(HttpServerRequest request) {
        request.toWebSocket().onSuccess(socket -> {
            var talk = new Talk(socket, connections.incrementAndGet());
            socket.closeHandler(_ -> closed.incrementAndGet());
            socket.textMessageHandler(text -> {
                var command = new JsonObject(text);
                commands.add(command);
                script.onCommand(talk, command);
            });
        });
    }

    /** One connection as the exchange sees it. */
    static final class Talk {
        final ServerWebSocket socket;
        final int connection;
        private long lastSid;

        Talk(ServerWebSocket socket, int connection) {
            this.socket = socket;
            this.connection = connection;
        }

        /** Says yes to whatever the command is. */
        void confirm(JsonObject command) {
            var id = command.getLong("id");
            var params = command.getJsonObject("params");
            switch (command.getString("cmd")) {
                case "subscribe" ->
                    say(new JsonObject()
                            .put("id", id)
                            .put("type", "subscribed")
                            .put(
                                    "msg",
                                    new JsonObject()
                                            .put("channel", channels(params).getString(0))
                                            .put("sid", ++lastSid)));
                case "unsubscribe" ->
                    say(new JsonObject()
                            .put("id", id)
                            .put("sid", params.getJsonArray("sids").getLong(0))
                            .put("type", "unsubscribed"));
                default ->
                    say(new JsonObject()
                            .put("id", id)
                            .put("sid", params.getJsonArray("sids").getLong(0))
                            .put("type", "ok")
                            .put("msg", new JsonObject()));
            }
        }

        static boolean isSubscribe(JsonObject command) {
            return command.getString("cmd").equals("subscribe");
        }

        static JsonArray channels(JsonObject params) {
            return params.getJsonArray("channels");
        }

        void say(JsonObject frame) {
            say(frame.encode());
        }

        void say(String frame) {
            socket.writeTextMessage(frame + "\n");
        }

        /** A trade on the subscription that was made last, or on the first if there is none yet. */
        void trade(long seq) {
            say("{\"type\":\"trade\",\"sid\":" + Math.max(1, lastSid) + ",\"seq\":" + seq + ",\"msg\":{\"trade_id\":\"t"
                    + seq
                    + "\",\"market_ticker\":\"A\",\"yes_price_dollars\":\"0.6100\",\"no_price_dollars\":\"0.3900\","
                    + "\"count_fp\":\"4.00\",\"taker_outcome_side\":\"no\",\"taker_book_side\":\"ask\","
                    + "\"is_block_trade\":false,\"ts_ms\":1789913110120}}");
        }
    }

    private static boolean verifies(HttpServerRequest request) {
        var text = request.getHeader("KALSHI-ACCESS-TIMESTAMP") + "GET/trade-api/ws/v2";
        try {
            var signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            signature.initVerify(TestKeys.PAIR.getPublic());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return "key-1".equals(request.getHeader("KALSHI-ACCESS-KEY"))
                    && signature.verify(Base64.getDecoder().decode(request.getHeader("KALSHI-ACCESS-SIGNATURE")));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
