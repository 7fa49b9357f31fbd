package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares what the public port answers with the figures of a scenario, to the last digit. */
final class Figures {
    private static final List<String> MONEY = List.of("realized_dollars", "fees_dollars", "net_dollars");
    private static final List<String> MARKET = List.of(
            "position_fp",
            "realized_dollars",
            "fees_dollars",
            "net_dollars",
            "open_cost_dollars",
            "pnl_source",
            "exchange_pnl_dollars");
    private static final List<String> COUNTS = List.of("wins", "losses", "breakeven");

    private final PublicApi api;
    private final String token;

    Figures(PublicApi api, String token) {
        this.api = api;
        this.token = token;
    }

    /** Every total, market and bucket of every account. */
    void equal(Scenario scenario) {
        var expected = scenario.figures();
        var newYork = scenario.expectedNewYork() == null ? null : scenario.newYorkFigures();
        expected.fieldNames()
                .forEachRemaining(account ->
                        equal(account, expected.path(account), newYork == null ? null : newYork.path(account)));
        together(expected);
    }

    /** Every total, market and bucket of one account; without buckets of New York if they are null. */
    void equal(String account, JsonNode figures, JsonNode newYork) {
        totals(account, figures.path("totals"));
        markets(account, figures.path("markets"));
        periods(account, "UTC", figures.path("periods"), figures.path("totals"));
        if (newYork != null) {
            periods(account, "America/New_York", newYork, figures.path("totals"));
        }
    }

    private void totals(String account, JsonNode expected) {
        for (var period : List.of("daily", "weekly", "monthly", "all")) {
            var actual = summary("period=" + period + "&account=" + account).path("totals");
            for (var field : MONEY) {
                assertThat(actual.path(field).textValue())
                        .as("%s %s %s", account, period, field)
                        .isEqualTo(expected.path(field).textValue());
            }
            for (var field : COUNTS) {
                assertThat(actual.path(field).intValue())
                        .as("%s %s %s", account, period, field)
                        .isEqualTo(expected.path(field).intValue());
            }
            var rate = expected.path("win_rate");
            if (rate.isNull()) {
                assertThat(actual.path("win_rate").isNull()).isTrue();
            } else {
                assertThat(actual.path("win_rate").decimalValue()).isEqualByComparingTo(rate.decimalValue());
            }
        }
    }

    private void markets(String account, JsonNode expected) {
        Map<String, JsonNode> actual = new TreeMap<>();
        // A small page on purpose, so that the cursor is walked.
        for (var market : api.all("/api/pnl/markets", "account=" + account, 7, token)) {
            assertThat(market.path("account").textValue()).isEqualTo(account);
            assertThat(actual.put(market.path("ticker").textValue(), market))
                    .as("listed once")
                    .isNull();
        }
        assertThat(actual.keySet()).containsExactlyInAnyOrderElementsOf(names(expected));
        expected.fieldNames().forEachRemaining(ticker -> {
            for (var field : MARKET) {
                assertThat(actual.get(ticker).path(field))
                        .as("%s %s %s", account, ticker, field)
                        .isEqualTo(expected.path(ticker).path(field));
            }
        });
    }

    private void periods(String account, String zone, JsonNode expected, JsonNode totals) {
        for (var period : List.of("daily", "weekly", "monthly")) {
            var query = "period=" + period + "&tz=" + PublicApi.encode(zone) + "&account=" + account;
            var buckets = summary(query).path("buckets");
            assertThat(lines(buckets)).as("%s %s %s", account, period, zone).isEqualTo(lines(expected.path(period)));
            for (var field : MONEY) {
                var sum = BigDecimal.ZERO;
                for (var bucket : buckets) {
                    sum = sum.add(new BigDecimal(bucket.path(field).textValue()));
                }
                assertThat(sum).isEqualByComparingTo(totals.path(field).textValue());
            }
        }
    }

    /** Without a filter an admin sees all accounts, and their sum. */
    void together(Iterable<JsonNode> expected) {
        var totals = summary("period=all").path("totals");
        for (var field : MONEY) {
            var sum = BigDecimal.ZERO;
            for (var account : expected) {
                sum = sum.add(new BigDecimal(account.path("totals").path(field).textValue()));
            }
            assertThat(totals.path(field).textValue()).as(field).isEqualTo(sum.toPlainString());
        }
    }

    private JsonNode summary(String query) {
        var answer = api.get("/api/pnl/summary?" + query, token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** One line per bucket in which anything happened. */
    private static List<String> lines(JsonNode buckets) {
        var lines = new ArrayList<String>();
        for (var bucket : buckets) {
            var figures =
                    MONEY.stream().map(field -> bucket.path(field).textValue()).toList();
            if (!figures.stream().allMatch("0.000000"::equals)) {
                var start =
                        OffsetDateTime.parse(bucket.path("start").textValue()).toInstant();
                lines.add(start + " " + String.join(" ", figures));
            }
        }
        return lines;
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
