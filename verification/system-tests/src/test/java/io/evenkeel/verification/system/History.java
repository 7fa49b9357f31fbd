package io.evenkeel.verification.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What happened in one account, and the figures that it must give.
 *
 * @param name tells it from others, for example {@code h101-alpha}
 * @param rows fills, settlements, deposits and withdrawals in the exchange's shape
 * @param figures what must come out
 * @param newYork the same buckets in New York's time, or null
 */
record History(String name, JsonNode rows, JsonNode figures, JsonNode newYork) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> COMMON = List.of("series", "events", "markets");

    /** Every account of the seven vectors and, where the recordings are, the real one. */
    static List<History> all() {
        return Scenario.all().flatMap(scenario -> of(scenario).stream()).toList();
    }

    /** The accounts of one vector. */
    static List<History> vector(int number) {
        return of(Scenario.vector(number));
    }

    /**
     * Writes a scenario with every market of every history and one account, {@code quiet}, in which nothing happened: a
     * stack that starts with it can be joined by any account later.
     */
    static Path stage(Path folder) {
        var stage = JSON.createObjectNode();
        COMMON.forEach(stage::putArray);
        Scenario.all().forEach(scenario -> {
            var file = distinct(scenario, scenario.history());
            COMMON.forEach(kind -> ((ArrayNode) stage.path(kind)).addAll((ArrayNode) file.path(kind)));
        });
        var quiet = stage.putArray("accounts").addObject().put("account", "quiet");
        for (var kind : List.of("fills", "settlements", "deposits", "withdrawals")) {
            quiet.putArray(kind);
        }
        stage.putArray("matches");
        stage.putArray("hedges");
        stage.put("now", now());
        try {
            return Files.writeString(folder.resolve("stage.json"), stage.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A market on that stage in which one can still trade. */
    static String openMarket() {
        for (var market :
                distinct(Scenario.vector(105), Scenario.vector(105).history()).path("markets")) {
            if (market.path("status").textValue().equals("active")) {
                return market.path("ticker").textValue();
            }
        }
        throw new AssertionError("every market is over");
    }

    List<String> fillIds() {
        return rows.path("fills").findValuesAsText("fill_id");
    }

    @Override
    public String toString() {
        return name;
    }

    private static List<History> of(Scenario scenario) {
        var figures = distinct(scenario, scenario.expected());
        var newYork = scenario.expectedNewYork() == null ? null : distinct(scenario, scenario.expectedNewYork());
        var histories = new ArrayList<History>();
        for (var account : distinct(scenario, scenario.history()).path("accounts")) {
            var name = account.path("account").textValue();
            histories.add(new History(
                    scenario.name().replace("history-", "h").replace("account-", "a") + "-" + name,
                    account,
                    figures.path(name),
                    newYork == null ? null : newYork.path(name)));
        }
        return histories;
    }

    private static String now() {
        return Scenario.all()
                .map(scenario -> Scenario.read(scenario.history()).path("now").asText(""))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The vectors use the same tickers for different markets; here each vector has its own. */
    private static ObjectNode distinct(Scenario scenario, Path file) {
        var mark = scenario.name().startsWith("history-") ? scenario.name().substring("history-".length()) : "";
        try {
            return (ObjectNode) Scenario.parse(Files.readString(file).replace("\"KX", "\"KX" + mark));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
