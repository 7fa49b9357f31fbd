package io.evenkeel.simulator.market.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Market;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.query.Cursors;
import io.evenkeel.simulator.query.Limit;
import io.evenkeel.simulator.query.Query;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The markets, newest first; those that were settled before the cutoff are in the historical tier alone. */
@Path("/trade-api/v2")
@RunOnVirtualThread
class MarketResource {
    private final Records records;
    private final Call call;

    MarketResource(Records records, Call call) {
        this.records = records;
        this.call = call;
    }

    @GET
    @Path("/markets")
    public Map<String, @Nullable Object> all(@Context UriInfo uri) {
        var query = call.query("GetMarkets", uri.getQueryParameters());
        return records.read(exchange ->
                page(query, exchange, MarketFilter.of(query, exchange), MarketFilter.inTier(exchange, false)));
    }

    @GET
    @Path("/markets/{ticker}")
    public Map<String, @Nullable Object> one(@PathParam("ticker") String ticker) {
        return records.read(exchange -> one(exchange, ticker, false));
    }

    @GET
    @Path("/historical/markets")
    public Map<String, @Nullable Object> allHistorical(@Context UriInfo uri) {
        var query = call.query("GetHistoricalMarkets", uri.getQueryParameters());
        return records.read(exchange ->
                page(query, exchange, MarketFilter.historical(query, exchange), MarketFilter.inTier(exchange, true)));
    }

    @GET
    @Path("/historical/markets/{ticker}")
    public Map<String, @Nullable Object> oneHistorical(@PathParam("ticker") String ticker) {
        return records.read(exchange -> one(exchange, ticker, true));
    }

    private static Map<String, @Nullable Object> page(
            Query query, Exchange exchange, Predicate<Market> wanted, Predicate<Market> inTier) {
        var page = query.page(exchange.markets(), Limit.RECORDS, inTier.and(wanted));
        var rows = page.rows().stream().map(market -> market.row().fields()).toList();
        return Body.with("cursor", Cursors.of(page.next())).and("markets", rows).build();
    }

    private static Map<String, @Nullable Object> one(Exchange exchange, String ticker, boolean historical) {
        return exchange.markets()
                .find(ticker)
                .filter(MarketFilter.inTier(exchange, historical))
                .map(market -> Body.with("market", market.row().fields()).build())
                .orElseThrow(Refusal::notFound);
    }
}
