package io.evenkeel.simulator.market.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.exchange.FeeChange;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.query.Cursors;
import io.evenkeel.simulator.query.Limit;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The announced changes of fees of series and events. */
@Path("/trade-api/v2")
@RunOnVirtualThread
class FeeChangeResource {
    private final Records records;
    private final Call call;

    FeeChangeResource(Records records, Call call) {
        this.records = records;
        this.call = call;
    }

    /** Those to come, or all of them, in the order of their times. */
    @GET
    @Path("/series/fee_changes")
    public Map<String, @Nullable Object> ofSeries(@Context UriInfo uri) {
        var query = call.query("GetSeriesFeeChanges", uri.getQueryParameters());
        var past = query.flag("show_historical");
        var ofTicker = named("series_ticker", query.text("series_ticker").orElse(""));
        return records.read(exchange -> {
            var rows = exchange.fees().ofSeries().oldestFirst().stream()
                    .filter(change -> past || change.at().isAfter(exchange.now()))
                    .filter(ofTicker)
                    .map(change -> change.row().fields())
                    .toList();
            return Body.with("series_fee_change_arr", rows).build();
        });
    }

    @GET
    @Path("/events/fee_changes")
    public Map<String, @Nullable Object> ofEvents(@Context UriInfo uri) {
        var query = call.query("GetEventFeeChanges", uri.getQueryParameters());
        var ofTicker = named("event_ticker", query.text("event_ticker").orElse(""));
        return records.read(exchange -> {
            var page = query.page(exchange.fees().ofEvents(), Limit.RECORDS, ofTicker);
            return Body.with("cursor", Cursors.of(page.next()))
                    .and(
                            "event_fee_changes",
                            page.rows().stream()
                                    .map(change -> change.row().fields())
                                    .toList())
                    .build();
        });
    }

    private static Predicate<FeeChange> named(String field, String ticker) {
        return change -> ticker.isEmpty() || ticker.equals(change.row().text(field));
    }
}
