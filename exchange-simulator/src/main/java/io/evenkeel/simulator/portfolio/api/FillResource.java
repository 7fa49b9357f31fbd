package io.evenkeel.simulator.portfolio.api;

import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.exchange.Fill;
import io.evenkeel.simulator.exchange.usecase.Records;
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

/** The fills of an account, newest first; of all sub-accounts unless one is named. */
@Path("/trade-api/v2")
@RunOnVirtualThread
class FillResource {
    private final Records records;
    private final Call call;

    FillResource(Records records, Call call) {
        this.records = records;
        this.call = call;
    }

    @GET
    @Path("/portfolio/fills")
    public Map<String, @Nullable Object> live(@Context UriInfo uri) {
        return fills(call.query("GetFills", uri.getQueryParameters()), Tier.LIVE);
    }

    @GET
    @Path("/historical/fills")
    public Map<String, @Nullable Object> historical(@Context UriInfo uri) {
        return fills(call.query("GetFillsHistorical", uri.getQueryParameters()), Tier.HISTORICAL);
    }

    private Map<String, @Nullable Object> fills(Query query, Tier tier) {
        return records.readPortfolio(exchange -> {
            var wanted = tier.fills(exchange).and(matching(query));
            return Pages.answer(
                    "fills", query.page(exchange.bookOf(call.account()).fills(), Limit.RECORDS, wanted));
        });
    }

    private static Predicate<Fill> matching(Query query) {
        var ticker = query.text("ticker");
        var order = query.text("order_id");
        var subaccount = query.subaccount();
        Predicate<Fill> named = fill -> ticker.map(fill.ticker()::equals).orElse(true)
                && order.map(fill.orderId()::equals).orElse(true)
                && (subaccount.isEmpty() || subaccount.getAsInt() == fill.subaccount());
        return named.and(query.inTime()).and(query.onShard());
    }
}
