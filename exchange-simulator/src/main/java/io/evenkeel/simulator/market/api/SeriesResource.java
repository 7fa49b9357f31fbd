package io.evenkeel.simulator.market.api;

import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.query.Query;
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
    private static final String VOLUME = "include_volume";

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
        var wanted = matching(query);
        var withMetadata = query.flag("include_product_metadata");
        var withVolume = query.flag(VOLUME);
        return records.read(exchange -> {
            var rows = exchange.series().values().stream()
                    .filter(wanted)
                    .map(series -> withMetadata ? series : series.without("product_metadata"))
                    .map(series -> withVolume ? withVolume(exchange, series) : series)
                    .map(WireRow::fields)
                    .toList();
            return Body.with("series", rows).build();
        });
    }

    @GET
    @Path("/series/{series_ticker}")
    public Map<String, @Nullable Object> one(@PathParam("series_ticker") String ticker, @Context UriInfo uri) {
        var withVolume = call.query("GetSeries", uri.getQueryParameters()).flag(VOLUME);
        return records.read(exchange -> {
            var series = Optional.ofNullable(exchange.series().get(ticker)).orElseThrow(Refusal::notFound);
            return Body.with("series", (withVolume ? withVolume(exchange, series) : series).fields())
                    .build();
        });
    }

    private static Predicate<WireRow> matching(Query query) {
        var category = query.text("category");
        var tags = query.list("tags");
        var updated = query.<WireRow>between(
                "min_updated_ts", "max_updated_ts", series -> series.instantIfAny("last_updated_ts"));
        return series -> category.map(name -> isOfCategory(series, name)).orElse(true)
                && (tags.isEmpty() || hasOneOf(series, "tags", tags))
                && updated.test(series);
    }

    private static boolean isOfCategory(WireRow series, String category) {
        return category.equals(series.fields().get("category")) || hasOneOf(series, "categories", List.of(category));
    }

    private static boolean hasOneOf(WireRow series, String list, List<String> names) {
        return series.fields().get(list) instanceof List<?> own && own.stream().anyMatch(names::contains);
    }

    /** What was ever traded in the markets of all its events. */
    private static WireRow withVolume(Exchange exchange, WireRow series) {
        var ticker = series.text("ticker");
        var volume = exchange.markets().newestFirst().stream()
                .filter(market -> MarketFilter.seriesOf(exchange, market)
                        .filter(ticker::equals)
                        .isPresent())
                .map(market -> market.row().parsed("volume_fp", Quantity::parse))
                .reduce(Quantity.ZERO, Quantity::plus);
        return series.with("volume_fp", volume.toString());
    }
}
