package io.evenkeel.simulator.market.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.evenkeel.simulator.ExchangeFixture;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.exchange.Change.CutoffMoved;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.HistoricalCutoff;
import io.evenkeel.simulator.exchange.Market;
import io.evenkeel.simulator.exchange.RowKind;
import io.evenkeel.simulator.query.PageRule;
import io.evenkeel.simulator.query.Query;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which markets are listed; the clock stands at 2026-10-01T12:00, which is 1790856000. */
class MarketFilterTest {
    private static final long NOW = ExchangeFixture.NOW.getEpochSecond();

    private final ExchangeFixture fixture = new ExchangeFixture();

    MarketFilterTest() {
        fixture.put(RowKind.EVENTS, ExchangeFixture.row("event_ticker", "E-1", "series_ticker", "E"));
        market("E-1-NEW", "initialized", NOW + 1000, "open_time", "2026-10-02T00:00:00Z");
        market("E-1-PAUSED", "inactive", NOW + 1000);
        market("E-1-CLOSED", "closed", NOW - 1000);
        market("E-1-DETERMINED", "determined", NOW - 2000);
        market("E-1-SETTLED", "finalized", NOW - 3000, "settlement_ts", "2026-10-01T11:30:00Z");
        market("E-1-OLD", "finalized", NOW - 9_000_000, "settlement_ts", "2026-06-01T00:00:00Z");
        market("KXMVE-1-A", "active", NOW + 1000);
        fixture.change(new CutoffMoved(HistoricalCutoff.at(Instant.parse("2026-07-01T00:00:00Z"))));
    }

    @ParameterizedTest
    @CsvSource({
        "status=unopened, E-1-NEW",
        "status=open, KXMVE-1-A KXDEMO-26DEC31-T3",
        "status=paused, E-1-PAUSED",
        "status=closed, E-1-CLOSED E-1-DETERMINED",
        "status=settled, E-1-SETTLED",
        "status=open&mve_filter=only, KXMVE-1-A",
        "status=open&mve_filter=exclude, KXDEMO-26DEC31-T3",
        "tickers=E-1-CLOSED%2CE-1-OLD, E-1-CLOSED",
        "event_ticker=E-1&status=closed, E-1-CLOSED E-1-DETERMINED",
        "series_ticker=E&status=paused, E-1-PAUSED",
        "series_ticker=F, ''",
        "min_close_ts=1790854500&max_close_ts=1790855500, E-1-CLOSED",
        "status=closed&min_close_ts=1790854500, E-1-CLOSED",
        "min_settled_ts=1790850000, E-1-SETTLED",
        "min_updated_ts=1790856001, ''"
    })
    void a_filter_lists_what_it_names_and_nothing_of_the_historical_tier(String query, String tickers) {
        assertThat(listed(query)).containsExactlyInAnyOrderElementsOf(split(tickers));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=finalized",
                "min_created_ts=1&min_close_ts=1",
                "min_created_ts=1&status=closed",
                "min_created_ts=1&status=paused",
                "max_close_ts=1&status=open",
                "min_settled_ts=1&status=closed",
                "min_updated_ts=1&status=open",
                "min_updated_ts=1&tickers=E-1-NEW",
                "min_updated_ts=1&event_ticker=E-1",
                "min_updated_ts=1&mve_filter=only",
                "min_updated_ts=1&max_settled_ts=1"
            })
    void filters_that_exclude_each_other_are_refused(String query) {
        assertThatThrownBy(() -> listed(query))
                .asInstanceOf(type(Refusal.class))
                .extracting(Refusal::status)
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "min_created_ts=1&status=open",
                "min_created_ts=1&max_created_ts=2",
                "min_close_ts=1&status=closed",
                "max_settled_ts=1&status=settled",
                "min_updated_ts=1&mve_filter=exclude&series_ticker=E"
            })
    void filters_that_go_together_are_taken(String query) {
        assertThat(listed(query)).isNotNull();
    }

    @Test
    void an_unknown_status_is_refused_in_the_recorded_words() {
        assertThatThrownBy(() -> listed("status=finalized"))
                .asInstanceOf(type(Refusal.class))
                .extracting(Refusal::body)
                .isEqualTo(Map.of(
                        "error",
                        Map.of(
                                "code", "bad_request",
                                "message", "bad request",
                                "details", "invalid status filter")));
    }

    @Test
    void the_historical_tier_takes_one_filter_at_a_time() {
        assertThat(historical("series_ticker=E")).containsExactly("E-1-OLD");
        assertThat(historical("tickers=E-1-SETTLED")).isEmpty();
        assertThatThrownBy(() -> historical("series_ticker=E&mve_filter=exclude"))
                .isInstanceOf(Refusal.class);
    }

    private void market(String ticker, String status, long closes, Object... more) {
        var row = ExchangeFixture.row(more)
                .with("ticker", ticker)
                .with("status", status)
                .with("created_time", "2026-05-01T00:00:00Z")
                .with("close_time", Instant.ofEpochSecond(closes).toString());
        fixture.put(RowKind.MARKETS, row);
    }

    private List<String> listed(String query) {
        var exchange = fixture.exchange();
        return tickers(exchange, MarketFilter.of(query(query), exchange).and(MarketFilter.inTier(exchange, false)));
    }

    private List<String> historical(String query) {
        var exchange = fixture.exchange();
        return tickers(
                exchange, MarketFilter.historical(query(query), exchange).and(MarketFilter.inTier(exchange, true)));
    }

    private static List<String> tickers(Exchange exchange, Predicate<Market> wanted) {
        return exchange.markets().newestFirst().stream()
                .filter(wanted)
                .map(Market::ticker)
                .toList();
    }

    private static Query query(String text) {
        var parameters = Arrays.stream(text.split("&", -1))
                .map(pair -> pair.replace("%2C", ",").split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> List.of(pair[1])));
        return new Query("GetMarkets", parameters, PageRule.NONE);
    }

    private static List<String> split(String words) {
        return words.isEmpty() ? List.of() : List.of(words.split(" ", -1));
    }
}
