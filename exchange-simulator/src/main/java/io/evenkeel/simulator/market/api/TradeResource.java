package io.evenkeel.simulator.market.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.exchange.PublicTrade;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.query.Cursors;
import io.evenkeel.simulator.query.Limit;
import io.evenkeel.simulator.query.Query;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The public trades, newest first; those before the cutoff are in the historical tier alone. */
@Path("/trade-api/v2")
@RunOnVirtualThread
class TradeResource {
    private final Records records;
    private final Call call;

    TradeResource(Records records, Call call) {
        this.records = records;
        this.call = call;
    }

    @GET
    @Path("/markets/trades")
    public Map<String, @Nullable Object> live(@Context UriInfo uri) {
        return trades(call.query("GetTrades", uri.getQueryParameters()), false);
    }

    @GET
    @Path("/historical/trades")
    public Map<String, @Nullable Object> historical(@Context UriInfo uri) {
        return trades(call.query("GetTradesHistorical", uri.getQueryParameters()), true);
    }

    private Map<String, @Nullable Object> trades(Query query, boolean historical) {
        var ticker = query.text("ticker");
        var wanted = matching(query);
        return records.read(exchange -> {
            var cutoff = exchange.cutoff().tradesCreated();
            Predicate<PublicTrade> inTier = trade -> trade.at().isBefore(cutoff) == historical;
            var tape = ticker.map(exchange.tape()::of).orElseGet(exchange.tape()::all);
            var page = query.page(tape, Limit.RECORDS, inTier.and(wanted));
            var rows = page.rows().stream().map(trade -> trade.row().fields()).toList();
            return Body.with("cursor", Cursors.of(page.next()))
                    .and("trades", rows)
                    .build();
        });
    }

    private static Predicate<PublicTrade> matching(Query query) {
        var block = query.flagIfAny("is_block_trade");
        Predicate<PublicTrade> ofKind =
                trade -> block.map(wanted -> wanted.equals(trade.row().fields().get("is_block_trade")))
                        .orElse(true);
        return ofKind.and(query.inTime());
    }
}
