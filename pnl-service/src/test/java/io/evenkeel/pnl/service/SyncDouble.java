package io.evenkeel.pnl.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.evenkeel.contracts.event.EventCodec;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventIds;
import io.evenkeel.contracts.event.EventType;
import io.evenkeel.contracts.event.FillRecorded;
import io.evenkeel.contracts.event.MarketObserved;
import io.evenkeel.contracts.event.SettlementRecorded;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.comparison.Tally;
import io.evenkeel.testkit.token.TokenKeys;
import io.evenkeel.web.RsaPem;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The part of sync-service that pnl-service asks, in this process: it knows the events that a test gives it, answers in
 * pages of two, and lets in nobody without a token that pnl-service signed.
 */
public final class SyncDouble implements QuarkusTestResourceLifecycleManager {
    private static final int PAGE = 2;

    private final Control control = new Control();
    private @Nullable HttpServer server;

    /** What the test sees of it. */
    static final class Control {
        private final List<EventEnvelope> known = new CopyOnWriteArrayList<>();
        private final List<String> requests = new CopyOnWriteArrayList<>();
        private final AtomicReference<Runnable> beforeSettlements = new AtomicReference<>(() -> {});
        private volatile boolean away;

        /** From now on it knows these, and only these. */
        void knows(List<EventEnvelope> events) {
            known.clear();
            known.addAll(events);
            requests.clear();
            beforeSettlements.set(() -> {});
        }

        void away(boolean now) {
            away = now;
        }

        /** Does this once, between the two tallies of one look. */
        void beforeSettlements(Runnable what) {
            beforeSettlements.set(what);
        }

        List<String> requestsOf(String path) {
            return requests.stream().filter(request -> request.startsWith(path)).toList();
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", this::answer);
            started.start();
            server = started;
            return Map.of(
                    "EVENKEEL_SYNC_URL",
                    "http://127.0.0.1:" + started.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(control, new TestInjector.MatchesType(Control.class));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            control.requests.add(uri.toString());
            if (control.away) {
                exchange.sendResponseHeaders(503, -1);
            } else if (!isOfPnl(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
            } else {
                var body = body(uri.getPath(), query(uri.getRawQuery())).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private String body(String path, Map<String, String> query) {
        return switch (path) {
            case "/api/accounts" -> page(accounts(), query);
            case "/api/sync/tallies" -> page(tallies(query), query);
            case "/api/sync/events" -> page(events(query), query);
            default -> throw new IllegalArgumentException(path);
        };
    }

    private List<String> accounts() {
        return control.known.stream()
                .map(EventEnvelope::account)
                .filter(account -> account != null)
                .distinct()
                .sorted()
                .map(account -> "{\"account\":\"%s\",\"display_name\":\"-\"}".formatted(account))
                .toList();
    }

    private List<String> tallies(Map<String, String> query) {
        if (query.get("resource").equals("settlements")) {
            control.beforeSettlements.getAndSet(() -> {}).run();
            return of(query, SettlementRecorded.class).stream()
                    .map(event -> tally(event, (SettlementRecorded) event.data()))
                    .toList();
        }
        if (query.get("resource").equals("markets")) {
            return of(query, MarketObserved.class).stream()
                    .map(event -> tally(query, (MarketObserved) event.data()))
                    .toList();
        }
        var byTicker = of(query, FillRecorded.class).stream()
                .map(event -> (FillRecorded) event.data())
                .collect(Collectors.groupingBy(
                        fill -> fill.ticker().value(), TreeMap::new, Collectors.toCollection(ArrayList::new)));
        return byTicker.values().stream().map(fills -> tally(query, fills)).toList();
    }

    private static String tally(Map<String, String> query, List<FillRecorded> fills) {
        fills.sort(Comparator.comparing(FillRecorded::createdTime)
                .thenComparing(fill -> fill.fillId().value()));
        var quantity = Quantity.ZERO;
        var fees = Money.ZERO;
        var revisions = 0L;
        for (var fill : fills) {
            var fee = fill.fee();
            quantity = quantity.plus(fill.quantity());
            revisions += fill.revision();
            fees = fee == null ? fees : fees.plus(fee);
        }
        var last = fills.getLast();
        var tally = new Tally(fills.size(), quantity, fees, last.fillId().value(), revisions);
        return row(query.get("account"), last.ticker().value(), tally);
    }

    private static String tally(EventEnvelope event, SettlementRecorded row) {
        var account = String.valueOf(event.account());
        var ticker = row.ticker().value();
        var id = EventIds.derive(EventType.SETTLEMENT_RECORDED, account, "0", ticker, Integer.toString(row.revision()));
        var quantity = row.yesCount().plus(row.noCount());
        return row(account, ticker, new Tally(1, quantity, row.fee(), id.toString(), row.revision()));
    }

    private static String tally(Map<String, String> query, MarketObserved market) {
        var ticker = market.ticker().value();
        var id = EventIds.derive(EventType.MARKET_OBSERVED, ticker, Integer.toString(market.revision()));
        var tally = new Tally(1, Quantity.ZERO, Money.ZERO, id.toString(), market.revision());
        return row(query.get("account"), ticker, tally);
    }

    private static String row(String account, String ticker, Tally tally) {
        return """
            {"account":"%s","subaccount":0,"ticker":"%s","rows":%d,"quantity_fp":"%s","fees_dollars":"%s",\
            "last_id":"%s","revisions":%d}""".formatted(
                account, ticker, tally.rows(), tally.quantity(), tally.fees(), tally.lastId(), tally.revisions());
    }

    private List<String> events(Map<String, String> query) {
        var kind = switch (query.get("resource")) {
            case "fills" -> FillRecorded.class;
            case "settlements" -> SettlementRecorded.class;
            case "markets" -> MarketObserved.class;
            default -> throw new IllegalArgumentException(query.toString());
        };
        return of(query, kind).stream()
                .map(event -> new String(EventCodec.encode(event), StandardCharsets.UTF_8))
                .toList();
    }

    private List<EventEnvelope> of(Map<String, String> query, Class<?> kind) {
        return control.known.stream()
                .filter(event -> kind.isInstance(event.data()))
                .filter(event ->
                        event.account() == null || event.account().value().equals(query.get("account")))
                .filter(event -> !query.containsKey("ticker")
                        || event.data().toString().contains("ticker=" + query.get("ticker") + ","))
                .toList();
    }

    private static String page(List<String> rows, Map<String, String> query) {
        var from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        var to = Math.min(from + PAGE, rows.size());
        return "{\"items\":[" + String.join(",", rows.subList(from, to)) + "],\"cursor\":\""
                + (to < rows.size() ? Integer.toString(to) : "") + "\"}";
    }

    private static Map<String, String> query(@Nullable String raw) {
        var query = new HashMap<String, String>();
        if (raw != null) {
            for (var pair : raw.split("&", -1)) {
                var equals = pair.indexOf('=');
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static boolean isOfPnl(@Nullable String header) {
        if (header == null || !header.startsWith("Bearer ")) {
            return false;
        }
        var token = header.substring("Bearer ".length());
        var end = token.lastIndexOf('.');
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(RsaPem.publicKey(TokenKeys.servicePublicKeys().resolve(TokenKeys.SERVICE + ".pem")));
            signature.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
