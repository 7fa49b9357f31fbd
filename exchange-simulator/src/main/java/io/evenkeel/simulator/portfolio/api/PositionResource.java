package io.evenkeel.simulator.portfolio.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.ledger.Positions;
import io.evenkeel.simulator.query.Cursors;
import io.evenkeel.simulator.query.Limit;
import io.evenkeel.simulator.query.Query;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The positions of one sub-account, the primary one unless another is named; settled markets are historical. */
@Path("/trade-api/v2")
@RunOnVirtualThread
class PositionResource {
    private static final Set<String> COUNTS = Set.of("position", "total_traded");

    private final Records records;
    private final Call call;

    PositionResource(Records records, Call call) {
        this.records = records;
        this.call = call;
    }

    @GET
    @Path("/portfolio/positions")
    public Map<String, @Nullable Object> live(@Context UriInfo uri) {
        var query = call.query("GetPositions", uri.getQueryParameters());
        var subaccount = query.subaccount().orElse(0);
        return answer(
                query,
                records.readPortfolio(
                        exchange -> Positions.live(exchange, exchange.bookOf(call.account()), subaccount)));
    }

    @GET
    @Path("/historical/positions")
    public Map<String, @Nullable Object> historical(@Context UriInfo uri) {
        var query = call.query("GetHistoricalPositions", uri.getQueryParameters());
        var subaccount = query.subaccount().orElse(0);
        return answer(
                query,
                records.readPortfolio(
                        exchange -> Positions.historical(exchange, exchange.bookOf(call.account()), subaccount)));
    }

    private static Map<String, @Nullable Object> answer(Query query, List<Positions.Row> all) {
        var onShard = query.isOfOtherShard() ? List.<Positions.Row>of() : all;
        var wanted = onShard.stream().filter(matching(query)).toList();
        var page = query.page(wanted, Limit.RECORDS, Positions.Row::ticker);
        return Body.with("cursor", Cursors.of(page.next()))
                .and("event_positions", PositionRows.events(page.rows(), wanted))
                .and(
                        "market_positions",
                        page.rows().stream().map(PositionRows::market).toList())
                .build();
    }

    private static Predicate<Positions.Row> matching(Query query) {
        var ticker = query.text("ticker");
        var event = query.text("event_ticker");
        var counts = query.list("count_filter");
        if (!COUNTS.containsAll(counts)) {
            throw Refusal.parameter("GetPositions", "count_filter takes position and total_traded");
        }
        return row -> ticker.map(row.ticker()::equals).orElse(true)
                && event.map(row.eventTicker()::equals).orElse(true)
                && (!counts.contains("position") || !row.position().isZero())
                && (!counts.contains("total_traded") || !row.totalTraded().isZero());
    }
}
