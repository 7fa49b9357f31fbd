package io.evenkeel.simulator.portfolio.api;

import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Fill;
import io.evenkeel.simulator.exchange.Order;
import java.util.function.Predicate;

/** Which of the two tiers of the exchange holds a record; never both. */
enum Tier {
    LIVE,
    HISTORICAL;

    Predicate<Fill> fills(Exchange exchange) {
        var cutoff = exchange.cutoff().tradesCreated();
        return fill -> fill.at().isBefore(cutoff) == (this == HISTORICAL);
    }

    /** A resting order is live however old it is. */
    Predicate<Order> orders(Exchange exchange) {
        var cutoff = exchange.cutoff().ordersUpdated();
        return order -> (!order.isResting() && order.updatedAt().isBefore(cutoff)) == (this == HISTORICAL);
    }
}
