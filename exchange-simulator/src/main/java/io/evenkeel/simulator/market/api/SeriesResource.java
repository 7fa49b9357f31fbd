package io.evenkeel.simulator.market.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.row.WireRow;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The series, all at once: the exchange does not page them. */
@Path("/trade-api/v2")
@RunOnVirtualThread
class SeriesResource {
    private final Records records;
    private final Call call;

    SeriesResource(Records records, Call call) {
        this.records = records;
        this.call = call;
    }

    @GET
    @Path("/series")
    public Map<String, @Nullable Object> all(@Context UriInfo uri) {
        var query = call.query("GetSeriesList", uri.getQueryParameters());
        var category = query.text("category");
        var tags = query.list("tags");
        Predicate<WireRow> wanted =
                series -> category.map(name -> name.equals(series.fields().get("category")))
                                .orElse(true)
                        && (tags.isEmpty() || hasOneOf(series, tags));
        return records.read(exchange -> {
            var rows = exchange.series().values().stream()
                    .filter(wanted)
                    .map(WireRow::fields)
                    .toList();
            return Body.with("series", rows).build();
        });
    }

    @GET
    @Path("/series/{series_ticker}")
    public Map<String, @Nullable Object> one(@PathParam("series_ticker") String ticker) {
        return records.read(exchange -> Optional.ofNullable(exchange.series().get(ticker))
                .map(series -> Body.with("series", series.fields()).build())
                .orElseThrow(Refusal::notFound));
    }

    /** Fees do not change here yet. */
    @GET
    @Path("/series/fee_changes")
    public Map<String, @Nullable Object> feeChanges() {
        return Body.with("series_fee_change_arr", List.of()).build();
    }

    private static boolean hasOneOf(WireRow series, List<String> tags) {
        return series.fields().get("tags") instanceof List<?> own
                && own.stream().anyMatch(tags::contains);
    }
}
