package io.evenkeel.verification.bench.exchange;

import io.evenkeel.verification.bench.Figure;
import io.evenkeel.verification.bench.Figure.Baseline;
import io.evenkeel.verification.bench.exchange.Load.Request;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Frames of the ticker channel to one session, each caused by an order that adds to the best bid of its market. The
 * orders come in batches, which cost the client little; the baseline is a bare server that sends the same text as often
 * as it can.
 */
final class TickerBenchmark {
    private static final String SOCKET = "/trade-api/ws/v2";
    private static final String BATCH = OrdersBenchmark.ORDERS + "/batched";
    private static final String PRICE = "0.4000";

    private static final int CONNECTIONS = 2;
    private static final double FRAMES_AIM = 10_000;
    private static final long LIMIT_SECONDS = 120;
    private static final String FRAME = """
            {"type":"ticker","sid":1,"msg":{"market_id":"f5000000-0000-4000-8000-000000000001",\
            "market_ticker":"KXSPEED-26E000-A","price_dollars":"0.6100","yes_bid_dollars":"0.6000",\
            "yes_ask_dollars":"0.6100","volume_fp":"2044.00","open_interest_fp":"812.50","dollar_volume":1022,\
            "dollar_open_interest":406,"yes_bid_size_fp":"36.00","yes_ask_size_fp":"12.00",\
            "last_trade_size_fp":"4.00","ts":1789913110,"ts_ms":1789913110120,\
            "time":"2026-09-20T14:05:10.120001Z"}}
            """;

    private final Vertx vertx;
    /** Kept: a client that nobody holds is closed. */
    private final WebSocketClient client;

    private final int port;
    private final Signer signer;
    private final int first;
    private final int markets;
    private long lastId;

    /** @param first of the {@code markets} in which nothing else rests, so that each order is at the top of its book */
    TickerBenchmark(Vertx vertx, int port, Signer signer, int first, int markets) {
        this.vertx = vertx;
        client = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxFrameSize(1 << 20));
        this.port = port;
        this.signer = signer;
        this.first = first;
        this.markets = markets;
    }

    List<Figure> measure(int frames) throws Exception {
        var bare = bare(frames);
        var load = new Load(vertx, port, CONNECTIONS);
        var counter = new Counter();
        var options =
                new WebSocketConnectOptions().setHost("127.0.0.1").setPort(port).setURI(SOCKET);
        signer.headers("GET", SOCKET).forEach(options::addHeader);
        var socket = connect(options, counter);
        socket.writeTextMessage("{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"ticker\"]}}");
        counter.awaitSubscribed();
        orders(load, frames / 4);
        counter.await(frames / 4);
        counter.restart();
        orders(load, frames);
        var perSecond = counter.await(frames);
        socket.close();
        return List.of(Figure.speed(
                "exchange: ticker frames",
                "/s",
                perSecond,
                new Baseline("bare Vert.x server, same frame", bare),
                FRAMES_AIM));
    }

    /** Each connection has markets of its own: what changes twice at once is told once. */
    private void orders(Load load, int count) {
        var size = markets / CONNECTIONS;
        load.run(count / size + 1, connection -> batch(first + connection * size, size));
    }

    private Request batch(int from, int size) {
        var body = new StringBuilder("{\"orders\":[");
        for (var i = from; i < from + size; i++) {
            body.append(i == from ? "" : ",")
                    .append("{\"ticker\":\"")
                    .append(Scenario.ticker(i))
                    .append("\",\"client_order_id\":\"t-")
                    .append(++lastId)
                    .append("\",\"side\":\"bid\",\"count\":\"0.01\",\"price\":\"")
                    .append(PRICE)
                    .append("\",\"time_in_force\":\"good_till_canceled\",")
                    .append("\"self_trade_prevention_type\":\"maker\"}");
        }
        return new Request(
                "POST", BATCH, signer.headers("POST", BATCH), body.append("]}").toString());
    }

    private WebSocket connect(WebSocketConnectOptions options, Counter counter) throws Exception {
        var socket = client.webSocket();
        socket.textMessageHandler(counter::receive);
        return socket.connect(options).toCompletionStage().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private double bare(int frames) throws Exception {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(call ->
                        call.toWebSocket().onSuccess(socket -> socket.textMessageHandler(_ -> pour(socket, frames))))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        var counter = new Counter();
        var options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(server.actualPort())
                .setURI("/");
        var socket = connect(options, counter);
        socket.writeTextMessage("go");
        counter.await(frames);
        counter.restart();
        socket.writeTextMessage("go");
        var perSecond = counter.await(frames);
        socket.close();
        server.close();
        return perSecond;
    }

    private static void pour(ServerWebSocket socket, int left) {
        var sent = 0;
        while (sent < left && !socket.writeQueueFull()) {
            socket.writeTextMessage(FRAME);
            sent++;
        }
        var rest = left - sent;
        if (rest > 0) {
            socket.drainHandler(_ -> pour(socket, rest));
        }
    }

    /** Counts the frames of the channel; what else comes, such as the answer to a command, is not counted. */
    private static final class Counter {
        private final AtomicLong seen = new AtomicLong();
        private volatile long wanted = Long.MAX_VALUE;
        private volatile long startedAt = System.nanoTime();
        private volatile CompletableFuture<Long> reached = new CompletableFuture<>();
        private final CompletableFuture<Void> subscribed = new CompletableFuture<>();

        void receive(String frame) {
            if (frame.contains("\"subscribed\"")) {
                subscribed.complete(null);
            }
            if (frame.contains("\"ticker\"") && frame.contains("price_dollars") && seen.incrementAndGet() >= wanted) {
                reached.complete(System.nanoTime());
            }
        }

        void restart() {
            wanted = Long.MAX_VALUE;
            reached = new CompletableFuture<>();
            seen.set(0);
            startedAt = System.nanoTime();
        }

        /** An order that is placed sooner is told to nobody. */
        void awaitSubscribed() throws Exception {
            subscribed.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }

        /** Frames a second, once so many have come. */
        double await(int frames) throws Exception {
            wanted = frames;
            if (seen.get() >= frames) {
                reached.complete(System.nanoTime());
            }
            return frames * 1e9 / (reached.get(LIMIT_SECONDS, TimeUnit.SECONDS) - startedAt);
        }
    }
}
