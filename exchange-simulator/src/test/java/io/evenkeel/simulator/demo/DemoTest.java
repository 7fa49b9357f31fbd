package io.evenkeel.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.row.WireRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demonstration is checked as a reader of its rows would, with arithmetic of its own. */
class DemoTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:30:15Z");

    @Test
    void it_is_lively() {
        var demo = Demo.scenario(2026, NOW);
        assertThat(rows(demo, "accounts")).map(row -> row.text("account")).containsExactly("alpha", "beta", "gamma");
        assertThat(rows(demo, "markets")).hasSizeBetween(55, 70);
        assertThat(statuses(demo)).containsKeys("active", "closed", "determined", "finalized");
        assertThat(rows(demo, "markets").stream()
                        .filter(row -> row.textIfAny("result").orElse("").equals("scalar")))
                .hasSizeGreaterThan(2);
        assertThat(rows(demo, "series").stream()
                        .map(row -> row.text("category"))
                        .distinct())
                .contains("Sports", "Economics", "Weather", "Crypto", "Politics", "Entertainment");
        assertThat(rows(demo, "matches")).hasSizeGreaterThan(10);
        assertThat(rows(demo, "hedges")).isNotEmpty();
        assertThat(rows(demo, "robots")).hasSize(Math.toIntExact(statuses(demo).getOrDefault("active", 0L)));
        var fills = fills(demo);
        assertThat(fills).hasSizeGreaterThan(400);
        var first = fills.stream()
                .map(row -> row.instant("created_time"))
                .min(Instant::compareTo)
                .orElseThrow();
        assertThat(Duration.between(first, NOW).toDays()).isBetween(27L, 33L);
    }

    @Test
    void the_same_seed_and_moment_give_the_same_rows_and_another_seed_others() {
        assertThat(Demo.scenario(7, NOW)).isEqualTo(Demo.scenario(7, NOW.plusMillis(400)));
        assertThat(Demo.scenario(7, NOW)).isNotEqualTo(Demo.scenario(8, NOW));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 2026})
    void nothing_recorded_is_in_the_future_and_every_id_is_there_once(long seed) {
        var demo = Demo.scenario(seed, NOW);
        assertThat(fills(demo)).allMatch(row -> row.instant("created_time").isBefore(NOW));
        assertThat(fills(demo).stream().map(row -> row.text("fill_id")).distinct())
                .hasSize(fills(demo).size());
        for (var account : rows(demo, "accounts")) {
            var markets = rows(account, "fills").stream()
                    .collect(Collectors.groupingBy(row -> row.text("ticker") + row.text("created_time")));
            assertThat(markets.values()).as("fills of one market at one time").allMatch(same -> same.size() == 1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 2026})
    void settlements_follow_from_the_fills(long seed) {
        var demo = Demo.scenario(seed, NOW);
        var markets = rows(demo, "markets").stream().collect(Collectors.toMap(row -> row.text("ticker"), row -> row));
        for (var account : rows(demo, "accounts")) {
            var settled = rows(account, "settlements");
            var expected = rows(account, "fills").stream()
                    .map(row -> row.text("ticker"))
                    .filter(ticker -> there(markets, ticker).text("status").equals("finalized"))
                    .distinct();
            assertThat(settled.stream().map(row -> row.text("ticker")))
                    .containsExactlyInAnyOrderElementsOf(expected.toList());
            for (var row : settled) {
                assertFollows(row, there(markets, row.text("ticker")), account);
            }
        }
    }

    /** Bids bring YES at the price, asks NO at what is left of a dollar; the net holding is paid in whole cents. */
    private static void assertFollows(WireRow settlement, WireRow market, WireRow account) {
        var counts = new HashMap<String, BigDecimal>(Map.of("bid", BigDecimal.ZERO, "ask", BigDecimal.ZERO));
        var costs = new HashMap<String, BigDecimal>(Map.of("bid", BigDecimal.ZERO, "ask", BigDecimal.ZERO));
        var fees = BigDecimal.ZERO;
        for (var fill : rows(account, "fills")) {
            if (fill.text("ticker").equals(market.text("ticker"))) {
                var price = new BigDecimal(fill.text("yes_price_dollars"));
                var count = new BigDecimal(fill.text("count_fp"));
                var side = fill.text("book_side");
                var paid = side.equals("bid") ? price : BigDecimal.ONE.subtract(price);
                counts.merge(side, count, BigDecimal::add);
                costs.merge(side, paid.multiply(count), BigDecimal::add);
                fees = fees.add(new BigDecimal(fill.text("fee_cost")));
            }
        }
        assertThat(new BigDecimal(settlement.text("yes_count_fp"))).isEqualByComparingTo(counts.get("bid"));
        assertThat(new BigDecimal(settlement.text("no_count_fp"))).isEqualByComparingTo(counts.get("ask"));
        assertThat(new BigDecimal(settlement.text("yes_total_cost_dollars"))).isEqualByComparingTo(costs.get("bid"));
        assertThat(new BigDecimal(settlement.text("no_total_cost_dollars"))).isEqualByComparingTo(costs.get("ask"));
        assertThat(new BigDecimal(settlement.text("fee_cost"))).isEqualByComparingTo(fees);
        var pays = new BigDecimal(market.text("settlement_value_dollars"));
        var net = there(counts, "bid").subtract(there(counts, "ask"));
        var exact = net.signum() >= 0 ? net.multiply(pays) : net.negate().multiply(BigDecimal.ONE.subtract(pays));
        assertThat(settlement.whole("revenue"))
                .isEqualTo(
                        exact.movePointRight(2).setScale(0, RoundingMode.DOWN).longValueExact());
        assertThat(settlement.text("settled_time")).isEqualTo(market.text("settlement_ts"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 2026})
    void fees_are_those_of_the_published_formula(long seed) {
        var demo = Demo.scenario(seed, NOW);
        var makersPay = rows(demo, "series").stream()
                .filter(row -> row.text("fee_type").equals("quadratic_with_maker_fees"))
                .map(row -> row.text("ticker"))
                .toList();
        for (var fill : fills(demo)) {
            var isTaker = Boolean.TRUE.equals(fill.fields().get("is_taker"));
            var series = fill.text("ticker").substring(0, fill.text("ticker").indexOf('-'));
            var rate = isTaker ? "0.07" : makersPay.contains(series) ? "0.0175" : "0";
            var price = new BigDecimal(fill.text("yes_price_dollars"));
            var fee = new BigDecimal(rate)
                    .multiply(new BigDecimal(fill.text("count_fp")))
                    .multiply(price)
                    .multiply(BigDecimal.ONE.subtract(price))
                    .setScale(4, RoundingMode.UP);
            assertThat(new BigDecimal(fill.text("fee_cost"))).isEqualByComparingTo(fee);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 2026})
    void no_account_ever_spends_what_it_does_not_have(long seed) {
        var demo = Demo.scenario(seed, NOW);
        for (var account : rows(demo, "accounts")) {
            var cash = Money.ZERO;
            for (var move : cashMoves(account).entrySet()) {
                cash = cash.plus(move.getValue());
                assertThat(cash.signum())
                        .as("%s at %s", account.text("account"), move.getKey())
                        .isNotNegative();
            }
        }
    }

    private static Map<Instant, Money> cashMoves(WireRow account) {
        var moves = new TreeMap<Instant, Money>();
        var held = new HashMap<String, Quantity>();
        for (var fill : rows(account, "fills").reversed()) {
            var count = fill.parsed("count_fp", Quantity::parse);
            var isBid = fill.text("book_side").equals("bid");
            var price = fill.parsed("yes_price_dollars", Price::parse);
            var before = held.getOrDefault(fill.text("ticker"), Quantity.ZERO);
            var closed = before.signum() == (isBid ? -1 : 1)
                    ? count.min(before.signum() > 0 ? before : before.negate())
                    : Quantity.ZERO;
            held.put(fill.text("ticker"), before.plus(isBid ? count : count.negate()));
            var paid = (isBid ? price : price.complement()).times(count).plus(fill.parsed("fee_cost", Money::parse));
            moves.merge(fill.instant("created_time"), Price.ONE.times(closed).minus(paid), Money::plus);
        }
        rows(account, "settlements")
                .forEach(row ->
                        moves.merge(row.instant("settled_time"), Money.ofCents(row.whole("revenue")), Money::plus));
        movements(account, "deposits", 1, moves);
        movements(account, "withdrawals", -1, moves);
        return moves;
    }

    private static void movements(WireRow account, String list, int sign, Map<Instant, Money> moves) {
        rows(account, list).stream()
                .filter(row -> row.text("status").equals("applied"))
                .forEach(row -> moves.merge(
                        Instant.ofEpochSecond(row.whole("created_ts")),
                        Money.ofCents(sign * row.whole("amount_cents")),
                        Money::plus));
    }

    private static Map<String, Long> statuses(WireRow demo) {
        return rows(demo, "markets").stream()
                .collect(Collectors.groupingBy(row -> row.text("status"), TreeMap::new, Collectors.counting()));
    }

    private static List<WireRow> fills(WireRow demo) {
        return rows(demo, "accounts").stream()
                .flatMap(account -> rows(account, "fills").stream())
                .toList();
    }

    private static <T> T there(Map<String, ? extends @Nullable T> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    private static List<WireRow> rows(WireRow owner, String field) {
        var rows = new ArrayList<WireRow>();
        for (var row : (List<?>) there(owner.fields(), field)) {
            var fields = new TreeMap<String, Object>();
            ((Map<?, ?>) row).forEach((name, value) -> fields.put(String.valueOf(name), value));
            rows.add(WireRow.of(fields));
        }
        return Stream.of(rows).flatMap(List::stream).toList();
    }
}
