package io.evenkeel.sync.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A small exchange that serves scenario histories over HTTP, in pages of at most ten, and can be made to
 * misbehave. An
 * account is recognised by its key id, which is {@code key-<account>}.
 */
public final class FakeExchange implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE_MAX = 10;
    private static final String LIMITS = "{\"usage_tier\":\"prime\","
            + "\"read\":{\"refill_rate\":4000,\"bucket_capacity\":4000},"
            + "\"write\":{\"refill_rate\":4000,\"bucket_capacity\":8000}}";

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final ObjectNode world = JSON.createObjectNode();
    private final Map<String, ObjectNode> accounts = new ConcurrentHashMap<>();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Map<String, Instant> illSince = new ConcurrentHashMap<>();
    private final Map<String, Runnable> atCall = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    /** What is wrong with the answers to calls whose path ends like this. */
    public enum Fault {
        /** Every row twice and in any order. */
        DOUBLED,
        /** Always another page, and always the same. */
        CURSOR_LOOP,
        /** A web page with status 200. */
        HTML,
        /** 503. */
        ILL,
        /** 503 from the second page on. */
        ILL_AFTER_FIRST_PAGE,
        /** No answer at all. */
        SILENT
    }

    public FakeExchange() {
        this(0);
    }

    /** @param port where it listens; 0 for any that is free */
    public FakeExchange(int port) {
        for (var list : List.of("series", "events", "markets")) {
            world.putArray(list);
        }
        try {
            server = vertx.createHttpServer()
                    .requestHandler(this::handle)
                    .listen(port, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/trade-api/v2";
    }

    /** Adds an account with the lists of a scenario's account, and the scenario's markets. */
    public synchronized void add(String account, JsonNode scenario, JsonNode ofAccount) {
        for (var list : List.of("series", "events", "markets")) {
            var key = list.equals("events") ? "event_ticker" : "ticker";
            var known = (ArrayNode) world.get(list);
            var names = new HashSet<String>();
            known.forEach(row -> names.add(row.path(key).asText()));
            scenario.path(list).forEach(row -> {
                if (names.add(row.path(key).asText())) {
                    known.add(row);
                }
            });
        }
        var copy = (ObjectNode) ofAccount.deepCopy();
        copy.putArray("positions");
        copy.put("balance_dollars", "100.0000");
        accounts.put("key-" + account, copy);
    }

    /** Adds a market that no scenario has, or changes its status. */
    public synchronized void market(String ticker, String status) {
        for (var row : world.path("markets")) {
            if (row.path("ticker").asText().equals(ticker)) {
                ((ObjectNode) row).put("status", status);
                return;
            }
        }
        var markets = (ArrayNode) world.get("markets");
        var market = (ObjectNode) markets.get(0).deepCopy();
        markets.add(market.put("ticker", ticker).put("status", status));
    }

    /** Adds an event and a series of its own to a market. */
    public synchronized void lineage(String ticker, String event, String series, String category) {
        for (var row : world.path("markets")) {
            if (row.path("ticker").asText().equals(ticker)) {
                ((ObjectNode) row).put("event_ticker", event);
            }
        }
        var events = (ArrayNode) world.get("events");
        var ofEvent = (ObjectNode) events.get(0).deepCopy();
        events.add(ofEvent.put("event_ticker", event).put("series_ticker", series));
        var all = (ArrayNode) world.get("series");
        all.add(((ObjectNode) all.get(0).deepCopy()).put("ticker", series).put("category", category));
    }

    /** A row of a market, an event or a series; change it in {@link #change}. */
    public ObjectNode row(String list, String ticker) {
        var key = list.equals("events") ? "event_ticker" : "ticker";
        for (var row : world.path(list)) {
            if (row.path(key).asText().equals(ticker)) {
                return (ObjectNode) row;
            }
        }
        throw new AssertionError(ticker);
    }

    /** From now on fills of the account that are older are found under {@code /historical} only. */
    public synchronized void cutoff(String account, Instant cutoff) {
        accounts.get("key-" + account).put("cutoff", cutoff.toString());
    }

    /** From now on what another sub-account has is refused to the account's key. */
    public synchronized void bind(String account, int subaccount) {
        accounts.get("key-" + account).put("bound_to", Integer.toString(subaccount));
    }

    /** Does something just before the next call of this path that asks for records since a time. */
    public void atNextCall(String path, Instant since, Runnable action) {
        atCall.put(path + " " + since.getEpochSecond(), action);
    }

    /** Changes lists while no call is being answered. */
    public synchronized void change(Runnable change) {
        change.run();
    }

    /** The list of an account; change it in {@link #change}. */
    public ArrayNode rows(String account, String list) {
        var rows = accounts.get("key-" + account);
        return rows.has(list) ? (ArrayNode) rows.get(list) : rows.putArray(list);
    }

    public void fault(String pathEnd, Fault fault) {
        faults.put(pathEnd, fault);
    }

    /** Answers 503 to calls for records of this time and later. */
    public void illSince(String pathEnd, Instant time) {
        illSince.put(pathEnd, time);
    }

    public void heal() {
        faults.clear();
        illSince.clear();
    }

    /** Paths with queries of the account's calls so far. */
    public List<String> calls(String account) {
        var prefix = "key-" + account + " ";
        return calls.stream()
                .filter(call -> call.startsWith(prefix))
                .map(call -> call.substring(prefix.length()))
                .toList();
    }

    @Override
    public void close() {
        vertx.close();
    }

    private synchronized void handle(HttpServerRequest request) {
        var key = String.valueOf(request.getHeader("KALSHI-ACCESS-KEY"));
        calls.add(key + " " + request.uri());
        var account = accounts.get(key);
        var path = String.valueOf(request.path()).replace("/trade-api/v2", "");
        if (faults.get(path) == Fault.SILENT || faults.get("*") == Fault.SILENT) {
            return;
        }
        if (!isRefused(request, path, account) && account != null) {
            actBefore(request, path);
            serve(request, path, account);
        }
    }

    private boolean isRefused(HttpServerRequest request, String path, @Nullable ObjectNode account) {
        var fault = faults.get(path);
        var subaccount = request.getParam("subaccount");
        if (account == null) {
            answer(request, 401, error("authentication_error", "NOT_FOUND"));
        } else if (fault == Fault.HTML) {
            answer(request, 200, "<html>back soon</html>");
        } else if (fault == Fault.ILL) {
            answer(request, 503, "");
        } else if (subaccount != null
                && !account.path("bound_to").asText(subaccount).equals(subaccount)) {
            answer(request, 403, error("forbidden", "the key is restricted to a single sub-account"));
        } else {
            return false;
        }
        return true;
    }

    private void serve(HttpServerRequest request, String path, ObjectNode account) {
        switch (path) {
            case "/portfolio/fills" -> list(request, path, "fills", tier(account, false));
            case "/historical/fills" -> list(request, path, "fills", tier(account, true));
            case "/historical/cutoff" -> cutoff(request, account);
            case "/portfolio/subaccounts/balances" -> subaccountBalances(request, account);
            case "/portfolio/settlements" ->
                list(request, path, "settlements", ofSubaccount(request, account, "settlements"));
            case "/historical/orders" -> list(request, path, "orders", JSON.createArrayNode());
            case "/portfolio/orders" -> list(request, path, "orders", account.path("orders"));
            case "/portfolio/positions" ->
                list(request, path, "market_positions", ofSubaccount(request, account, "positions"));
            case "/portfolio/deposits" -> list(request, path, "deposits", account.path("deposits"));
            case "/portfolio/withdrawals" -> list(request, path, "withdrawals", account.path("withdrawals"));
            case "/portfolio/balance" ->
                answer(
                        request,
                        200,
                        "{\"balance_dollars\":\""
                                + account.path("balance_dollars").asText()
                                + "\",\"balance\":10000,\"portfolio_value\":250}");
            case "/account/limits" -> answer(request, 200, LIMITS);
            case "/account/endpoint_costs" -> answer(request, 200, "{\"default_cost\":10,\"endpoint_costs\":[]}");
            case "/markets" -> list(request, path, "markets", named(request));
            default -> single(request, path);
        }
    }

    private void actBefore(HttpServerRequest request, String path) {
        var from = request.getParam("min_ts");
        if (from == null) {
            return;
        }
        atCall.forEach((key, action) -> {
            var parts = key.split(" ", 2);
            if (parts[0].equals(path) && Long.parseLong(from) >= Long.parseLong(parts[1])) {
                atCall.remove(key);
                action.run();
            }
        });
    }

    /** Without the date that nobody needs. */
    private static void cutoff(HttpServerRequest request, ObjectNode account) {
        var cutoff = account.path("cutoff").asText();
        if (cutoff.isEmpty()) {
            answer(request, 404, error("not_found", "no such path"));
            return;
        }
        var dates = JSON.createObjectNode().put("trades_created_ts", cutoff).put("orders_updated_ts", cutoff);
        answer(request, 200, dates.putNull("market_settled_ts").toString());
    }

    private static void subaccountBalances(HttpServerRequest request, ObjectNode account) {
        if (!account.has("subaccount_balances")) {
            answer(request, 404, error("not_found", "no such path"));
            return;
        }
        var page = JSON.createObjectNode().set("subaccount_balances", account.get("subaccount_balances"));
        answer(request, 200, page.toString());
    }

    private static JsonNode tier(ObjectNode account, boolean historical) {
        var cutoff = account.path("cutoff").asText();
        var rows = JSON.createArrayNode();
        for (var row : account.path("fills")) {
            var old = row.path("created_time").asText().compareTo(cutoff) < 0;
            if (old == historical) {
                rows.add(row);
            }
        }
        return rows;
    }

    private void single(HttpServerRequest request, String path) {
        if (faults.get(path) == Fault.HTML) {
            answer(request, 200, "<html>back soon</html>");
            return;
        }
        var ticker = path.substring(path.lastIndexOf('/') + 1);
        if (path.startsWith("/events/")) {
            found(request, "event", "events", "event_ticker", ticker);
        } else if (path.startsWith("/series/")) {
            found(request, "series", "series", "ticker", ticker);
        } else {
            answer(request, 404, error("not_found", "no such path"));
        }
    }

    private void found(HttpServerRequest request, String name, String list, String key, String ticker) {
        for (var row : world.path(list)) {
            if (row.path(key).asText().equals(ticker)) {
                answer(request, 200, JSON.createObjectNode().set(name, row).toString());
                return;
            }
        }
        answer(request, 404, error("not_found", "not found"));
    }

    /** Rows of the primary sub-account only, as long as a row does not say otherwise in a field of ours. */
    private static JsonNode ofSubaccount(HttpServerRequest request, ObjectNode account, String list) {
        var wanted = request.getParam("subaccount");
        var rows = JSON.createArrayNode();
        for (var row : account.path(list)) {
            if (wanted == null || row.path("of_subaccount").asText("0").equals(wanted)) {
                rows.add(row);
            }
        }
        return rows;
    }

    private JsonNode named(HttpServerRequest request) {
        var tickers = List.of(String.valueOf(request.getParam("tickers")).split(","));
        var rows = JSON.createArrayNode();
        world.path("markets").forEach(row -> {
            if (tickers.contains(row.path("ticker").asText())) {
                rows.add(row);
            }
        });
        return rows;
    }

    private void list(HttpServerRequest request, String path, String name, JsonNode all) {
        var fault = faults.get(path);
        var from = request.getParam("min_ts");
        if (from != null && illSince.getOrDefault(path, Instant.MAX).getEpochSecond() <= Long.parseLong(from)) {
            answer(request, 503, "");
            return;
        }
        var rows = new ArrayList<JsonNode>();
        all.forEach(row -> {
            if (Pages.isWanted(request, row)) {
                rows.add(row);
                if (fault == Fault.DOUBLED) {
                    rows.add(row);
                }
            }
        });
        if (fault == Fault.DOUBLED) {
            Collections.shuffle(rows, new Random(7));
        }
        var offset = Pages.offset(request);
        if (fault == Fault.ILL_AFTER_FIRST_PAGE && offset > 0) {
            answer(request, 503, "");
            return;
        }
        var end = Math.min(rows.size(), offset + PAGE_MAX);
        var page = JSON.createObjectNode();
        var items = page.putArray(name);
        rows.subList(Math.min(offset, end), end).forEach(items::add);
        page.put("cursor", end < rows.size() ? Pages.cursor(end) : "");
        if (fault == Fault.CURSOR_LOOP) {
            page.put("cursor", Pages.cursor(1));
        }
        answer(request, 200, page.toString());
    }

    private static String error(String code, String details) {
        return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + code + "\",\"details\":\"" + details + "\"}}";
    }

    private static void answer(HttpServerRequest request, int status, String body) {
        request.response().setStatusCode(status).end(body);
    }
}
