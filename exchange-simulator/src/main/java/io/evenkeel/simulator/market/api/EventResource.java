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

/** The events, by ticker; combinations are not among them, and neither are markets of the historical tier. */
@Path("/trade-api/v2")
@RunOnVirtualThread
class EventResource {
    private static final String NESTED = "with_nested_markets";

    private final Records records;
    private final Call call;

    EventResource(Records records, Call call) {
        this.records = records;
        this.call = call;
    }

    @GET
    @Path("/events")
    public Map<String, @Nullable Object> all(@Context UriInfo uri) {
        var query = call.query("GetEvents", uri.getQueryParameters());
        var nested = query.flag(NESTED);
        return records.read(exchange -> {
            var wanted = exchange.events().values().stream()
                    .filter(matching(query, exchange))
                    .toList();
            var page = query.page(wanted, Limit.EVENTS, event -> event.text("event_ticker"));
            var rows = page.rows().stream()
                    .map(event -> nested ? withMarkets(exchange, event) : event.fields())
                    .toList();
            var answer = Body.with("cursor", Cursors.of(page.next())).and("events", rows);
            if (query.flag("with_milestones")) {
                answer.and("milestones", List.of());
            }
            return answer.build();
        });
    }

    @GET
    @Path("/events/{event_ticker}")
    public Map<String, @Nullable Object> one(@PathParam("event_ticker") String eventTicker, @Context UriInfo uri) {
        var nested = call.query("GetEvent", uri.getQueryParameters()).flag(NESTED);
        return records.read(exchange -> {
            var event = Optional.ofNullable(exchange.events().get(eventTicker)).orElseThrow(Refusal::notFound);
            return Body.with("event", nested ? withMarkets(exchange, event) : event.fields())
                    .and("markets", nested ? List.of() : rows(exchange, event))
                    .build();
        });
    }

    /** What the exchange's own pages show; pictures are not simulated. */
    @GET
    @Path("/events/{event_ticker}/metadata")
    public Map<String, @Nullable Object> metadata(@PathParam("event_ticker") String eventTicker) {
        return records.read(exchange -> EventMetadata.of(
                Optional.ofNullable(exchange.events().get(eventTicker)).orElseThrow(Refusal::notFound), exchange));
    }

    private static Map<String, @Nullable Object> withMarkets(Exchange exchange, WireRow event) {
        return event.with("markets", rows(exchange, event)).fields();
    }

    private static List<Map<String, @Nullable Object>> rows(Exchange exchange, WireRow event) {
        return markets(exchange, event).stream()
                .filter(MarketFilter.inTier(exchange, false))
                .<Map<String, @Nullable Object>>map(market -> market.row().fields())
                .toList();
    }

    static List<Market> markets(Exchange exchange, WireRow event) {
        return exchange.markets().newestFirst().stream()
                .filter(market -> MarketFilter.isOfEvent(market, event))
                .toList();
    }

    private static Predicate<WireRow> matching(Query query, Exchange exchange) {
        var series = query.text("series_ticker");
        var tickers = query.list("tickers");
        var status = query.oneOf("status", "unopened", "open", "closed", "settled");
        var closing = query.<Market>between("min_close_ts", "max_close_ts", Market::closeTime);
        var ofMarkets = MarketFilter.ofStatus(status, exchange.now()).and(closing);
        var updated = query.<WireRow>between(
                "min_updated_ts", "max_updated_ts", event -> event.instantIfAny("last_updated_ts"));
        var anyMarket = status.isEmpty() && query.seconds("min_close_ts").isEmpty();
        return event -> !event.text("event_ticker").startsWith("KXMVE")
                && series.map(event.text("series_ticker")::equals).orElse(true)
                && (tickers.isEmpty() || tickers.contains(event.text("event_ticker")))
                && updated.test(event)
                && (anyMarket || markets(exchange, event).stream().anyMatch(ofMarkets));
    }
}
