package io.evenkeel.simulator.portfolio.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Market;
import io.evenkeel.simulator.exchange.Order;
import io.evenkeel.simulator.exchange.usecase.Records;
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

/** The orders of an account, newest first; a finished one moves to the historical tier with the cutoff. */
@Path("/trade-api/v2")
@RunOnVirtualThread
class OrderResource {
    private static final int EVENTS_MAX = 10;

    private final Records records;
    private final Call call;

    OrderResource(Records records, Call call) {
        this.records = records;
        this.call = call;
    }

    @GET
    @Path("/portfolio/orders")
    public Map<String, @Nullable Object> live(@Context UriInfo uri) {
        return orders(call.query("GetOrders", uri.getQueryParameters()), Tier.LIVE);
    }

    @GET
    @Path("/historical/orders")
    public Map<String, @Nullable Object> historical(@Context UriInfo uri) {
        return orders(call.query("GetHistoricalOrders", uri.getQueryParameters()), Tier.HISTORICAL);
    }

    @GET
    @Path("/portfolio/orders/{order_id}")
    public Map<String, @Nullable Object> one(@PathParam("order_id") String orderId) {
        return records.readPortfolio(exchange -> exchange.bookOf(call.account())
                .orders()
                .find(orderId)
                .filter(Tier.LIVE.orders(exchange))
                .map(order -> Body.with("order", order.row().fields()).build())
                .orElseThrow(Refusal::notFound));
    }

    private Map<String, @Nullable Object> orders(Query query, Tier tier) {
        return records.readPortfolio(exchange -> {
            var wanted = tier.orders(exchange).and(matching(query, exchange));
            return Pages.answer(
                    "orders", query.page(exchange.bookOf(call.account()).orders(), Limit.RECORDS, wanted));
        });
    }

    private static Predicate<Order> matching(Query query, Exchange exchange) {
        var ticker = query.text("ticker");
        var status = query.oneOf("status", "resting", "canceled", "executed");
        var events = query.list("event_ticker", EVENTS_MAX);
        var subaccount = query.subaccount();
        Predicate<Order> named = order -> ticker.map(order.ticker()::equals).orElse(true)
                && status.map(order.status()::equals).orElse(true)
                && (events.isEmpty() || events.contains(eventOf(exchange, order)))
                && (subaccount.isEmpty() || subaccount.getAsInt() == order.subaccount());
        return named.and(query.inTime()).and(query.onShard());
    }

    private static String eventOf(Exchange exchange, Order order) {
        return exchange.markets().find(order.ticker()).map(Market::eventTicker).orElse("");
    }
}
