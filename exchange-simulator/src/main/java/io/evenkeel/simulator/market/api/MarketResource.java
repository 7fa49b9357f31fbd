package io.evenkeel.simulator.market.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.query.Cursors;
import io.evenkeel.simulator.query.Limit;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The markets, newest first. */
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
        return records.read(exchange -> {
            var page = query.page(exchange.markets(), Limit.RECORDS, MarketFilter.of(query, exchange));
            var rows = page.rows().stream().map(market -> market.row().fields()).toList();
            return Body.with("cursor", Cursors.of(page.next()))
                    .and("markets", rows)
                    .build();
        });
    }

    @GET
    @Path("/markets/{ticker}")
    public Map<String, @Nullable Object> one(@PathParam("ticker") String ticker) {
        return records.read(exchange -> exchange.markets()
                .find(ticker)
                .map(market -> Body.with("market", market.row().fields()).build())
                .orElseThrow(Refusal::notFound));
    }
}
