package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.matching.Owner;
import io.evenkeel.simulator.matching.SelfTradePrevention;
import io.evenkeel.simulator.matching.WorkingOrder;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Orders between the engine's form and that of their rows. */
final class OrderRows {
    private OrderRows() {}

    static Order of(WorkingOrder order) {
        var terms = order.terms();
        var status = order.status().name().toLowerCase(Locale.ROOT);
        var isBid = order.side() == BookSide.BID;
        var fields = amounts(order);
        fields.put("action", Fill.actionOf(order.side()));
        fields.put("book_side", order.side().wire());
        fields.put("cancel_order_on_pause", terms.cancelOnPause());
        fields.put("client_order_id", order.clientOrderId());
        fields.put("created_time", terms.createdAt().toString());
        fields.put("exchange_index", 0);
        fields.put("last_update_time", order.updatedAt().toString());
        fields.put("order_id", order.id());
        fields.put("outcome_side", isBid ? "yes" : "no");
        fields.put("self_trade_prevention_type", terms.selfTradePrevention().wire());
        fields.put("side", "yes");
        fields.put("status", status);
        fields.put("subaccount_number", order.owner().subaccount());
        fields.put("ticker", order.ticker());
        fields.put("type", "limit");
        fields.put("user_id", Order.NOBODY);
        if (order.expiration() != null) {
            fields.put("expiration_time", order.expiration().toString());
        }
        if (terms.orderGroupId() != null) {
            fields.put("order_group_id", terms.orderGroupId());
        }
        return new Order(
                order.id(),
                order.ticker(),
                status,
                terms.createdAt(),
                order.updatedAt(),
                order.owner().subaccount(),
                WireRow.of(fields));
    }

    private static Map<String, @Nullable Object> amounts(WorkingOrder order) {
        var filled = order.filled();
        var fields = new TreeMap<String, @Nullable Object>();
        fields.put("fill_count_fp", filled.count().toString());
        fields.put("initial_count_fp", order.initial().toString());
        fields.put("remaining_count_fp", order.remaining().toString());
        fields.put("maker_fees_dollars", filled.makerFees().toString());
        fields.put("maker_fill_cost_dollars", filled.makerCost().toString());
        fields.put("taker_fees_dollars", filled.takerFees().toString());
        fields.put("taker_fill_cost_dollars", filled.takerCost().toString());
        fields.put("no_price_dollars", order.price().complement().toString());
        fields.put("yes_price_dollars", order.price().toString());
        return fields;
    }

    /**
     * The resting order that a row tells of.
     *
     * @param postOnly which no row tells
     * @param overpaid what rounding has taken from the order so far, likewise
     */
    static WorkingOrder working(String account, Order order, boolean postOnly, Money overpaid) {
        var row = order.row();
        var terms = new WorkingOrder.Terms(
                order.id(),
                new Owner(account, order.subaccount()),
                order.ticker(),
                row.parsed("book_side", BookSide::ofWire),
                row.parsedIfAny("self_trade_prevention_type", SelfTradePrevention::ofWire)
                        .orElse(SelfTradePrevention.TAKER_AT_CROSS),
                postOnly,
                Boolean.TRUE.equals(row.fields().get("cancel_order_on_pause")),
                row.textIfAny("order_group_id").filter(id -> !id.isEmpty()).orElse(null),
                order.at());
        var filled = new WorkingOrder.Filled(
                row.parsed("fill_count_fp", Quantity::parse),
                row.parsed("taker_fill_cost_dollars", Money::parse),
                row.parsed("maker_fill_cost_dollars", Money::parse),
                row.parsed("taker_fees_dollars", Money::parse),
                row.parsed("maker_fees_dollars", Money::parse));
        Instant expiration = row.instantIfAny("expiration_time").orElse(null);
        return new WorkingOrder(
                        terms,
                        row.textIfAny("client_order_id").orElse(""),
                        expiration,
                        row.parsed("yes_price_dollars", Price::parse),
                        row.parsed("initial_count_fp", Quantity::parse),
                        filled)
                .restored(row.parsed("remaining_count_fp", Quantity::parse), overpaid, order.updatedAt());
    }
}
