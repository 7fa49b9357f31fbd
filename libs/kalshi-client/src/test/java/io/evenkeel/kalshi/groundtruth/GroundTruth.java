package io.evenkeel.kalshi.groundtruth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.kalshi.wire.WireReaders;
import io.evenkeel.kalshi.ws.Channel;
import io.evenkeel.kalshi.ws.RecordedSession;
import io.evenkeel.kalshi.ws.SessionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks through the recordings and compares everything in them with what our readers make of it. */
final class GroundTruth {
    private static final String DEMO = "recordings/kalshi-demo-2026-06";
    private static final String MARKETS = "recordings/markets-2026/";
    /** A body that was added to the recordings without its call; it is a list of markets. */
    private static final String WITHOUT_CALL = "markets__high_temp.json";

    /** Reads a part of the recordings and tells how many objects it has. */
    private interface Walk {
        int objects() throws IOException;
    }

    private final Map<String, Integer> walked = new HashMap<>();
    final Comparison comparison = new Comparison();
    private final Answers answers = new Answers(comparison);

    /** @return how many bodies there were */
    int demoAnswers() throws IOException {
        return once("demoAnswers", this::walkDemoAnswers);
    }

    private int walkDemoAnswers() throws IOException {
        var bodies = new ArrayList<String>();
        for (var call : Recordings.demoIndex()) {
            var body = call.path("body").asText();
            if (body.endsWith(".json")) {
                demoAnswer(call, body);
                bodies.add(body);
            }
        }
        answers.answered(WITHOUT_CALL, "GET markets", Recordings.demo(WITHOUT_CALL));
        bodies.add(WITHOUT_CALL);
        assertThat(bodies).containsExactlyInAnyOrderElementsOf(demoFiles());
        return bodies.size();
    }

    /** @return how many frames there were */
    int demoFrames() throws IOException {
        return once("demoFrames", this::walkDemoFrames);
    }

    private int walkDemoFrames() throws IOException {
        return session(DEMO + "/ws__orderbook_trade_yes.jsonl", Channel.ORDERBOOK, Channel.TRADES);
    }

    /** @return how many frames there were */
    int liveFrames() throws IOException {
        return once("liveFrames", this::walkLiveFrames);
    }

    private int walkLiveFrames() throws IOException {
        return session("recordings/ws-session-2026-07/session.jsonl", Channel.ORDERBOOK, Channel.FILLS);
    }

    /** @return how many rows there were */
    int account() throws IOException {
        return once("account", this::walkAccount);
    }

    private int walkAccount() throws IOException {
        var history = Recordings.json("recordings/account-2026/history.json");
        var rows = 0;
        for (var account : history.path("accounts")) {
            answers.page("fills", "fills", Kinds.FILL, WireReaders::fills, page("fills", account));
            answers.page(
                    "settlements",
                    "settlements",
                    Kinds.SETTLEMENT,
                    WireReaders::settlements,
                    page("settlements", account));
            assertThat(account.path("deposits").size()
                            + account.path("withdrawals").size())
                    .isZero();
            rows += account.path("fills").size() + account.path("settlements").size();
        }
        answers.page("markets", "markets", MarketKind.MARKET, WireReaders::markets, page("markets", history));
        for (var event : history.path("events")) {
            answers.object("event", "event", Kinds.EVENT, WireReaders::event, answer("event", event));
        }
        for (var series : history.path("series")) {
            series(series);
        }
        return rows
                + history.path("markets").size()
                + history.path("events").size()
                + history.path("series").size();
    }

    /** @return how many markets there were */
    int markets() throws IOException {
        return once("markets", this::walkMarkets);
    }

    private int walkMarkets() throws IOException {
        var raw = new ArrayList<JsonNode>();
        for (var line : Recordings.lines(MARKETS + "raw_markets_sample.jsonl.gz")) {
            raw.add(Recordings.JSON.readTree(line));
        }
        Recordings.json(MARKETS + "markets_settled.json").path("markets").forEach(raw::add);
        var single = Recordings.json(MARKETS + "market_single.json");
        raw.add(single.path("nested"));
        var all = Recordings.JSON.createObjectNode();
        all.putArray("markets").addAll(raw);
        answers.page("raw markets", "markets", MarketKind.MARKET, WireReaders::markets, page("markets", all));
        answers.answered("market_single", "GET markets/*", bytes(single.path("single")));
        answers.answered("market_single", "GET markets/*/orderbook", bytes(single.path("orderbook")));
        for (var series : Recordings.json(MARKETS + "series_fee_fields.json").path("payloads")) {
            series(series.path("series"));
        }
        return raw.size() + 1;
    }

    /** The names of the fields need all parts, and the parts are large: each is walked through once. */
    private int once(String part, Walk walk) throws IOException {
        var known = walked.get(part);
        if (known == null) {
            known = walk.objects();
            walked.put(part, known);
        }
        return known;
    }

    private void demoAnswer(JsonNode call, String body) throws IOException {
        var status = call.path("status").asInt();
        if (status >= 400) {
            answers.refused(body, status, Recordings.demo(body));
            return;
        }
        var path = call.path("path").asText();
        var named = path.replaceFirst("\\?.*", "")
                .replaceFirst("^/trade-api/v2/", "")
                .replaceFirst("(orders|markets)/[0-9A-Z][^/]*-[^/]*", "$1/*");
        answers.answered(body, call.path("method").asText() + " " + named, Recordings.demo(body));
    }

    private int session(String file, Channel... channels) throws IOException {
        var session = new RecordedSession(channels);
        var frames = Recordings.lines(file);
        for (var raw : frames) {
            frame(Recordings.JSON.readTree(raw), raw, session.hear(raw));
        }
        return frames.size();
    }

    private void frame(JsonNode raw, String text, List<SessionEvent> told) {
        var type = raw.path("type").asText();
        switch (type) {
            case "subscribed" -> {
                comparison.names("subscribed", raw, Set.of("type", "id", "msg"));
                comparison.names("subscribed.msg", raw.path("msg"), Set.of("channel", "sid"));
                assertThat(told).as(text).singleElement().isInstanceOf(SessionEvent.Subscribed.class);
            }
            case "ok" -> {
                comparison.names("ok", raw, Set.of("type", "id", "sid", "seq"));
                assertThat(told).as(text).isEmpty();
            }
            default -> {
                comparison.names(FeedKinds.ofType(type).name(), raw, Set.of("type", "sid", "seq", "msg"));
                assertThat(told).as(text).singleElement().isInstanceOf(SessionEvent.Frame.class);
                var frame = (SessionEvent.Frame) told.getFirst();
                assertThat(frame.raw()).isEqualTo(text);
                comparison.same(text, FeedKinds.ofType(type), raw, frame);
            }
        }
    }

    private void series(JsonNode series) throws IOException {
        answers.object("series", "series", Kinds.SERIES, WireReaders::series, answer("series", series));
    }

    private static byte[] page(String list, JsonNode holder) throws IOException {
        var page = Recordings.JSON.createObjectNode();
        page.set(list, holder.path(list));
        page.put("cursor", "");
        return bytes(page);
    }

    private static byte[] answer(String name, JsonNode object) throws IOException {
        return bytes(Recordings.JSON.createObjectNode().set(name, object));
    }

    private static byte[] bytes(JsonNode node) throws IOException {
        return Recordings.JSON.writeValueAsBytes(node);
    }

    private static List<String> demoFiles() throws IOException {
        try (var files = Files.list(Recordings.path(DEMO))) {
            return files.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".json") && !name.equals("index.json"))
                    .toList();
        }
    }
}
