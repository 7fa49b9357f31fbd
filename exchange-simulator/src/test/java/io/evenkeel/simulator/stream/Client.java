package io.evenkeel.simulator.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenkeel.simulator.frame.Frame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A session with its client: commands as text, the frames that came back, and wishes granted by hand. */
final class Client implements Present {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Frame> frames = new ArrayList<>();
    private final List<Wish> wishes = new ArrayList<>();
    private final StreamSession session;

    Client(String account, StreamLimits limits) {
        session = new StreamSession(account, limits, this, frames::add);
    }

    Client() {
        this("alpha", new StreamLimits(1000, 100));
    }

    StreamSession session() {
        return session;
    }

    /** @return the frames that it brought, without their newlines */
    List<String> say(String command) {
        return say(command, NOON);
    }

    List<String> say(String command, Instant now) {
        session.obey(parse(command), now);
        return heard();
    }

    List<String> tell(Notice notice) {
        session.tell(notice);
        return heard();
    }

    List<String> heard() {
        var heard = frames.stream().map(frame -> frame.text().stripTrailing()).toList();
        frames.clear();
        return heard;
    }

    List<Frame> frames() {
        return frames;
    }

    /** The wishes since the last time. */
    List<Wish> wishes() {
        var all = List.copyOf(wishes);
        wishes.clear();
        return all;
    }

    /** Grants every wish for books with empty ones. */
    List<String> grantEmptyBooks() {
        for (var wish : wishes()) {
            if (wish instanceof Wish.Books books) {
                session.grantBooks(
                        books,
                        books.tickers().stream()
                                .map(ticker -> new BookView(ticker, List.of(), List.of()))
                                .toList());
            }
        }
        return heard();
    }

    @Override
    public void wish(StreamSession asker, Wish wish) {
        wishes.add(wish);
    }

    @Override
    public List<String> tickersOf(List<String> marketIds) {
        return marketIds.stream()
                .filter(id -> id.startsWith("id-of-"))
                .map(id -> id.substring("id-of-".length()))
                .toList();
    }

    private static Map<?, ?> parse(String command) {
        try {
            return JSON.readValue(command, Map.class);
        } catch (JsonProcessingException bad) {
            throw new AssertionError(bad);
        }
    }
}
