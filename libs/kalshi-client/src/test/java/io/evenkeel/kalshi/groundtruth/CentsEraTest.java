package io.evenkeel.kalshi.groundtruth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.kalshi.ws.Channel;
import io.evenkeel.kalshi.ws.EventCreated;
import io.evenkeel.kalshi.ws.MarketLifecycle;
import io.evenkeel.kalshi.ws.RecordedSession;
import io.evenkeel.kalshi.ws.SessionEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Single frames of 2025 and 2026. Those that count money in cents, or contracts in whole numbers, are set aside with
 * their bytes, and the session goes on; those without amounts mean what they always meant.
 */
class CentsEraTest {
    private static final String FILE = "recordings/lifecycle-frames/frames.jsonl";

    @Test
    void a_frame_of_the_cents_era_is_set_aside_and_never_misread() throws IOException {
        for (var type : List.of("trade", "ticker")) {
            var frames = frames(type);
            assertThat(frames).as(type).hasSize(1);
            var old = frames.getFirst();
            var session = subscribed(type.equals("trade") ? Channel.TRADES : Channel.QUOTES);

            session.hear(old);
            session.hear(old.replace("\"seq\":1", "\"seq\":2"));

            assertThat(session.told()).hasSize(3);
            for (var told : session.told().subList(1, 3)) {
                assertThat(told).isInstanceOf(SessionEvent.Unreadable.class);
            }
            var unreadable = (SessionEvent.Unreadable) session.told().get(1);
            assertThat(new String(unreadable.raw(), StandardCharsets.UTF_8)).isEqualTo(old);
            assertThat(unreadable.reason()).startsWith(type.equals("trade") ? "count_fp is missing" : "price_dollars");
        }
    }

    @Test
    void the_turns_in_the_lives_of_markets_carry_no_cents_and_are_read_exactly() throws IOException {
        var read = new ArrayList<Object>();
        for (var raw : frames("market_lifecycle_v2")) {
            var session = subscribed(Channel.LIFECYCLE);
            session.hear(raw);
            assertThat(session.told()).hasSize(2).last().isInstanceOf(SessionEvent.Frame.class);
            read.add(((SessionEvent.Frame) session.told().getLast()).message());
        }

        assertThat(read.subList(0, 5))
                .containsExactly(
                        new MarketLifecycle.Determined(
                                new MarketTicker("KXMLBSPREAD-26JUL191605WSHATH-ATH4"),
                                "no",
                                Instant.ofEpochSecond(1784501722),
                                Price.ZERO),
                        new MarketLifecycle.Settled(
                                new MarketTicker("KXBNB15M-26JUL191830-30"), Instant.ofEpochSecond(1784500206)),
                        new MarketLifecycle.Determined(
                                new MarketTicker("KXMLBGAME-25OCT01DETCLE-DET"),
                                "no",
                                Instant.ofEpochSecond(1759350638),
                                null),
                        new MarketLifecycle.Settled(
                                new MarketTicker("KXMLBTOTAL-25OCT01DETCLE-5"), Instant.ofEpochSecond(1759351985)),
                        new MarketLifecycle.CloseDateUpdated(
                                new MarketTicker("KXMLBWINS-NYM-25-T80"), Instant.ofEpochSecond(1759353839)));
        var created = (MarketLifecycle.Created) read.get(5);
        assertThat(read).hasSize(6);
        assertThat(created.ticker()).isEqualTo(new MarketTicker("KXWTAMATCH-25OCT02LYSGAU-LYS"));
        assertThat(created.openTime()).isEqualTo(Instant.ofEpochSecond(1759352700));
        assertThat(created.closeTime()).isEqualTo(Instant.ofEpochSecond(1760598000));
        assertThat(created.description().expectedExpiration()).isEqualTo(Instant.ofEpochSecond(1759399200));
    }

    @Test
    void an_event_whose_series_is_not_named_is_read_without() throws IOException {
        var frames = frames("event_lifecycle");
        var session = subscribed(Channel.LIFECYCLE);

        session.hear(frames.getFirst());

        assertThat(frames).hasSize(1);
        assertThat(((SessionEvent.Frame) session.told().getLast()).message())
                .isInstanceOfSatisfying(EventCreated.class, event -> {
                    assertThat(event.eventTicker().value()).isEqualTo("KXTECHLAYOFF-25SEP");
                    assertThat(event.title()).isEqualTo("Tech layoffs up in Sep 2025?");
                    assertThat(event.seriesTicker()).isNull();
                });
    }

    /** The frames of one type, each numbered as the first of its session. */
    private static List<String> frames(String type) throws IOException {
        var frames = new ArrayList<String>();
        for (var line : Recordings.lines(FILE)) {
            var frame = (ObjectNode) Recordings.JSON.readTree(line);
            if (frame.path("type").asText().equals(type)) {
                if (frame.has("seq")) {
                    frame.put("seq", 1);
                }
                frames.add(frame.toString());
            }
        }
        return frames;
    }

    private static RecordedSession subscribed(Channel channel) throws IOException {
        var session = new RecordedSession(channel);
        session.hear("{\"type\":\"subscribed\",\"id\":1,\"msg\":{\"channel\":\"" + channel.wire() + "\",\"sid\":1}}");
        return session;
    }
}
