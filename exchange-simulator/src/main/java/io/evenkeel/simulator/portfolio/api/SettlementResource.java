package io.evenkeel.simulator.portfolio.api;

import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.exchange.Settlement;
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

/** The settlements of an account, newest first; the list knows no cutoff. */
@Path("/trade-api/v2")
@RunOnVirtualThread
class SettlementResource {
    private final Records records;
    private final Call call;

    SettlementResource(Records records, Call call) {
        this.records = records;
        this.call = call;
    }

    @GET
    @Path("/portfolio/settlements")
    public Map<String, @Nullable Object> settlements(@Context UriInfo uri) {
        var query = call.query("GetSettlements", uri.getQueryParameters());
        var wanted = matching(query);
        return records.readPortfolio(exchange -> Pages.answer(
                "settlements", query.page(exchange.bookOf(call.account()).settlements(), Limit.RECORDS, wanted)));
    }

    private static Predicate<Settlement> matching(Query query) {
        var ticker = query.text("ticker");
        var event = query.text("event_ticker");
        var subaccount = query.subaccount();
        Predicate<Settlement> named = row -> ticker.map(row.ticker()::equals).orElse(true)
                && event.map(row.eventTicker()::equals).orElse(true)
                && (subaccount.isEmpty() || subaccount.getAsInt() == row.subaccount());
        return named.and(query.inTime());
    }
}
