package io.evenkeel.simulator.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A plain WebSocket client that keeps everything it hears. */
final class StreamClient implements AutoCloseable {
    static final String PATH = "/trade-api/ws/v2";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CopyOnWriteArrayList<String> texts = new CopyOnWriteArrayList<>();
    private final List<JsonNode> parsed = new ArrayList<>();
    private final CopyOnWriteArrayList<String> binaries = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<String> pings = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<String> pongs = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private volatile boolean reading = true;
    private long lastId;

    private StreamClient(SimulatorProcess simulator, Map<String, String> headers) {
        var builder = http.newWebSocketBuilder().connectTimeout(PATIENCE);
        headers.forEach(builder::header);
        socket = builder.buildAsync(URI.create(simulator.base().replaceFirst("http", "ws") + PATH), new Listener())
                .join();
    }

    /** @throws CompletionException if the handshake is refused */
    static StreamClient connect(SimulatorProcess simulator, String account) {
        var timestamp = SimulatorProcess.timestamp(Duration.ZERO);
        var key = simulator.key(account);
        return connect(
                simulator, SimulatorProcess.headers(key.keyId(), timestamp, key.sign(timestamp + "GET" + PATH, 32)));
    }

    static StreamClient connect(SimulatorProcess simulator, Map<String, String> headers) {
        return new StreamClient(simulator, headers);
    }

    /** Sends a command, apostrophes for quotation marks, {@code %d} for a new id; returns the id. */
    long say(String command) {
        lastId++;
        sayText(command.replace('\'', '"').formatted(lastId));
        return lastId;
    }

    void sayText(String text) {
        socket.sendText(text, true).join();
    }

    void ping(String body) {
        socket.sendPing(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8))).join();
    }

    long subscribe(String channel, String... tickers) {
        var markets = tickers.length == 0 ? "" : ",'market_tickers':['" + String.join("','", tickers) + "']";
        return say("{'id':%d,'cmd':'subscribe','params':{'channels':['" + channel + "']" + markets + "}}");
    }

    /** Everything that was heard so far. */
    List<JsonNode> frames() {
        synchronized (parsed) {
            // Each text is read once, however often is asked.
            List.copyOf(texts).stream()
                    .skip(parsed.size())
                    .map(StreamClient::parse)
                    .forEach(parsed::add);
            return List.copyOf(parsed);
        }
    }

    List<JsonNode> frames(String type) {
        return frames().stream()
                .filter(frame -> frame.path("type").asText().equals(type))
                .toList();
    }

    List<String> texts() {
        return List.copyOf(texts);
    }

    /** What came in binary frames, which the exchange never sends. */
    List<String> binaries() {
        return List.copyOf(binaries);
    }

    List<String> pings() {
        return List.copyOf(pings);
    }

    List<String> pongs() {
        return List.copyOf(pongs);
    }

    /** Waits for a frame. */
    JsonNode await(String what, Predicate<JsonNode> wanted) {
        var found = new CompletableFuture<JsonNode>();
        Awaitility.await(what).atMost(PATIENCE).until(() -> {
            frames().stream().filter(wanted).findFirst().ifPresent(found::complete);
            return found.isDone();
        });
        return found.join();
    }

    JsonNode awaitType(String type) {
        return await(type, frame -> frame.path("type").asText().equals(type));
    }

    /** Waits for the reply to a command. */
    JsonNode awaitReply(long id) {
        return await("reply to " + id, frame -> frame.path("id").asLong() == id);
    }

    /** Returns when everything that happened before this call was told. */
    void sync() {
        awaitReply(say("{'id':%d,'cmd':'list_subscriptions'}"));
    }

    @Nullable
    Integer closeCode() {
        return ended.getNow(null);
    }

    /** Reads nothing more until it is told to go on. */
    void stopReading() {
        reading = false;
    }

    void goOnReading() {
        reading = true;
        socket.request(1);
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException bad) {
            throw new AssertionError(text, bad);
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder begun = new StringBuilder();

        @Override
        public void onOpen(WebSocket opened) {
            opened.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            begun.append(data);
            if (last) {
                texts.add(begun.toString());
                begun.setLength(0);
            }
            more(from);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer message, boolean last) {
            binaries.add(StandardCharsets.UTF_8.decode(message).toString());
            more(from);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            pings.add(StandardCharsets.UTF_8.decode(message).toString());
            more(from);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
            pongs.add(StandardCharsets.UTF_8.decode(message).toString());
            more(from);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            ended.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable broken) {
            ended.complete(1006);
        }

        private void more(WebSocket from) {
            if (reading) {
                from.request(1);
            }
        }
    }
}
