package io.evenkeel.simulator.order.api;

import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Market;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.matching.WorkingOrder;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many contracts would be filled before those of a resting order. */
@Path("/trade-api/v2")
@RunOnVirtualThread
class QueuePositionResource {
    private static final String OPERATION = "GetOrderQueuePositions";

    private final Records records;
    private final Call call;

    QueuePositionResource(Records records, Call call) {
        this.records = records;
        this.call = call;
    }

    /** Of some markets, an event, or both; one of the two has to be named. */
    @GET
    @Path("/portfolio/orders/queue_positions")
    public Map<String, @Nullable Object> all(@Context UriInfo uri) {
        var query = call.query(OPERATION, uri.getQueryParameters());
        var tickers = query.list("market_tickers");
        var event = query.text("event_ticker").orElse("");
        if (tickers.isEmpty() && event.isEmpty()) {
            throw Refusal.invalid(OPERATION, OPERATION + "Params", "market_tickers", "required_without");
        }
        var subaccount = query.subaccount().orElse(0);
        return records.readPortfolio(exchange -> {
            var rows = exchange.desk().ordersOf(call.account()).stream()
                    .filter(order -> order.owner().subaccount() == subaccount)
                    .filter(order -> tickers.isEmpty() || tickers.contains(order.ticker()))
                    .filter(order -> event.isEmpty() || event.equals(eventOf(exchange, order)))
                    .map(order -> row(exchange, order))
                    .toList();
            return Body.with("queue_positions", rows).build();
        });
    }

    @GET
    @Path("/portfolio/orders/{order_id}/queue_position")
    public Map<String, @Nullable Object> one(@PathParam("order_id") String orderId) {
        return records.readPortfolio(exchange -> exchange.bookOf(call.account())
                .orders()
                .find(orderId)
                .flatMap(own -> exchange.desk().queuePosition(own.id()))
                .map(position ->
                        Body.with("queue_position_fp", position.toString()).build())
                .orElseThrow(Refusal::notFound));
    }

    private static Map<String, @Nullable Object> row(Exchange exchange, WorkingOrder order) {
        var position = exchange.desk().queuePosition(order.id()).orElse(Quantity.ZERO);
        return Body.with("market_ticker", order.ticker())
                .and("order_id", order.id())
                .and("queue_position_fp", position.toString())
                .build();
    }

    private static String eventOf(Exchange exchange, WorkingOrder order) {
        return exchange.markets().find(order.ticker()).map(Market::eventTicker).orElse("");
    }
}
