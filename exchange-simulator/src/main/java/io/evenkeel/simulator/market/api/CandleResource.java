package io.evenkeel.simulator.market.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.candle.CandleRows;
import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Market;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Candlesticks of one market, of several, and of all markets of an event. */
@Path("/trade-api/v2")
@RunOnVirtualThread
class CandleResource {
    private static final int TICKERS_MAX = 100;

    private final Records records;
    private final Call call;

    CandleResource(Records records, Call call) {
        this.records = records;
        this.call = call;
    }

    @GET
    @Path("/series/{series_ticker}/markets/{ticker}/candlesticks")
    public Map<String, @Nullable Object> ofMarket(
            @PathParam("series_ticker") String series, @PathParam("ticker") String ticker, @Context UriInfo uri) {
        var span = CandleSpan.of(call.query("GetMarketCandlesticks", uri.getQueryParameters()));
        span.requireAtMost(1);
        return records.read(exchange -> {
            var market = find(exchange, ticker, false)
                    .filter(found -> isOfSeries(exchange, found, series))
                    .orElseThrow(Refusal::notFound);
            return Body.with("candlesticks", span.rows(exchange, market))
                    .and("ticker", ticker)
                    .build();
        });
    }

    @GET
    @Path("/historical/markets/{ticker}/candlesticks")
    public Map<String, @Nullable Object> historical(@PathParam("ticker") String ticker, @Context UriInfo uri) {
        var span = CandleSpan.of(call.query("GetMarketCandlesticksHistorical", uri.getQueryParameters()));
        span.requireAtMost(1);
        return records.read(exchange -> {
            var market = find(exchange, ticker, true).orElseThrow(Refusal::notFound);
            var rows = span.rows(exchange, market).stream()
                    .map(CandleRows::historical)
                    .toList();
            return Body.with("candlesticks", rows).and("ticker", ticker).build();
        });
    }

    /** A ticker that is not known is left out. */
    @GET
    @Path("/markets/candlesticks")
    public Map<String, @Nullable Object> ofMarkets(@Context UriInfo uri) {
        var query = call.query("BatchGetMarketCandlesticks", uri.getQueryParameters());
        var tickers = query.requiredList("market_tickers", TICKERS_MAX);
        var span = CandleSpan.of(query);
        span.requireAtMost(tickers.size());
        return records.read(exchange -> {
            var rows = tickers.stream()
                    .flatMap(ticker -> find(exchange, ticker, false).stream())
                    .map(market -> Body.with("candlesticks", span.rows(exchange, market))
                            .and("market_ticker", market.ticker())
                            .build())
                    .toList();
            return Body.with("markets", rows).build();
        });
    }

    @GET
    @Path("/series/{series_ticker}/events/{event_ticker}/candlesticks")
    public Map<String, @Nullable Object> ofEvent(
            @PathParam("series_ticker") String series,
            @PathParam("event_ticker") String eventTicker,
            @Context UriInfo uri) {
        var asked = CandleSpan.of(call.query("GetMarketCandlesticksByEvent", uri.getQueryParameters()));
        return records.read(exchange -> {
            var event = Optional.ofNullable(exchange.events().get(eventTicker))
                    .filter(found -> found.text("series_ticker").equals(series))
                    .orElseThrow(Refusal::notFound);
            var markets = EventResource.markets(exchange, event).stream()
                    .filter(MarketFilter.inTier(exchange, false))
                    .sorted(Comparator.comparing(Market::ticker))
                    .toList();
            var span = asked.cutFor(markets.size());
            return Body.with("adjusted_end_ts", span.end())
                    .and(
                            "market_candlesticks",
                            markets.stream()
                                    .map(market -> span.rows(exchange, market))
                                    .toList())
                    .and("market_tickers", markets.stream().map(Market::ticker).toList())
                    .build();
        });
    }

    private static Optional<Market> find(Exchange exchange, String ticker, boolean historical) {
        return exchange.markets().find(ticker).filter(MarketFilter.inTier(exchange, historical));
    }

    private static boolean isOfSeries(Exchange exchange, Market market, String series) {
        return MarketFilter.seriesOf(exchange, market).map(series::equals).orElse(true);
    }
}
