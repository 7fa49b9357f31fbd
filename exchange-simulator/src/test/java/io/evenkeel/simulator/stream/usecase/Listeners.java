package io.evenkeel.simulator.stream.usecase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenkeel.simulator.exchange.Change;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.stream.Present;
import io.evenkeel.simulator.stream.StreamLimits;
import io.evenkeel.simulator.stream.StreamSession;
import io.evenkeel.simulator.stream.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An exchange that changes, and one session per account that is told of it as {@link StreamHub} tells it, but on the
 * thread of the test and without a socket.
 */
final class Listeners {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final StreamLimits LIMITS = new StreamLimits(1000, 1000);

    private final Exchange exchange = new Exchange();
    private final Map<String, StreamSession> sessions = new LinkedHashMap<>();
    private final Map<String, List<JsonNode>> heard = new LinkedHashMap<>();
    /** Granted once everything is told that had happened before they were asked for. */
    private final List<Runnable> grants = new ArrayList<>();

    Exchange exchange() {
        return exchange;
    }

    void subscribe(String account, List<String> channels, List<String> markets) {
        var frames = heard.computeIfAbsent(account, any -> new ArrayList<>());
        sessions.computeIfAbsent(
                        account,
                        any -> new StreamSession(
                                account, LIMITS, new PresentState(), frame -> frames.add(parse(frame.text()))))
                .obey(
                        Map.of("cmd", "subscribe", "params", Map.of("channels", channels, "market_tickers", markets)),
                        Instant.EPOCH);
        grant();
    }

    void make(Change change) {
        var events = exchange.apply(change).events();
        for (var notice : Notices.of(exchange, events, any -> true)) {
            sessions.values().forEach(session -> session.tell(notice));
        }
        grant();
    }

    private void grant() {
        var due = List.copyOf(grants);
        grants.clear();
        due.forEach(Runnable::run);
    }

    List<JsonNode> heard(String account) {
        return Objects.requireNonNull(heard.get(account));
    }

    /** The bodies of one type. */
    List<JsonNode> heard(String account, String type) {
        return heard(account).stream()
                .filter(frame -> frame.path("type").textValue().equals(type))
                .map(frame -> frame.path("msg"))
                .toList();
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException bad) {
            throw new AssertionError(text, bad);
        }
    }

    private final class PresentState implements Present {
        @Override
        public void wish(StreamSession asker, Wish wish) {
            grants.add(() -> Snapshots.grant(exchange, asker, wish).run());
        }

        @Override
        public List<String> tickersOf(List<String> marketIds) {
            return List.of();
        }
    }
}
