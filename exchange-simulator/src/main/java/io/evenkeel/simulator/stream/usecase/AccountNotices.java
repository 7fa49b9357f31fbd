package io.evenkeel.simulator.stream.usecase;

import io.evenkeel.simulator.exchange.Order;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.Filled;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.GroupChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.OrderChanged;
import io.evenkeel.simulator.stream.Channel;
import io.evenkeel.simulator.stream.Json;
import io.evenkeel.simulator.stream.Notice;

/** What an account is told of its own orders, fills and groups. */
final class AccountNotices {
    private AccountNotices() {}

    static Notice of(OrderChanged event) {
        return Notice.of(Channel.USER_ORDERS, "user_order", event.after().ticker(), event.account(), () -> body(event));
    }

    private static String body(OrderChanged event) {
        var order = event.after();
        var row = order.row();
        var side = row.textIfAny("side").orElse("yes");
        var body = new Json()
                .with("order_id", order.id())
                .with("user_id", row.text("user_id"))
                .with("ticker", order.ticker())
                .with("exchange_index", row.whole("exchange_index", 0))
                .with("status", order.status())
                .with("side", side)
                .with("is_yes", side.equals("yes"))
                .with("outcome_side", row.text("outcome_side"))
                .with("book_side", row.text("book_side"))
                .with("yes_price_dollars", row.text("yes_price_dollars"))
                .with("fill_count_fp", row.text("fill_count_fp"))
                .with("remaining_count_fp", row.text("remaining_count_fp"))
                .with("initial_count_fp", row.text("initial_count_fp"))
                .with("taker_fill_cost_dollars", row.text("taker_fill_cost_dollars"))
                .with("maker_fill_cost_dollars", row.text("maker_fill_cost_dollars"))
                .with("taker_fees_dollars", row.text("taker_fees_dollars"))
                .with("maker_fees_dollars", row.text("maker_fees_dollars"))
                .with("client_order_id", row.textIfAny("client_order_id").orElse(""));
        row.textIfAny("order_group_id").ifPresent(group -> body.with("order_group_id", group));
        row.textIfAny("self_trade_prevention_type").ifPresent(type -> body.with("self_trade_prevention_type", type));
        times(body, order);
        return body.with("subaccount_number", order.subaccount())
                .withIfAny("last_update_reason", event.reason())
                .end();
    }

    private static void times(Json body, Order order) {
        var row = order.row();
        body.with("created_time", row.text("created_time"))
                .with("created_ts_ms", order.at().toEpochMilli());
        row.instantIfAny("last_update_time")
                .ifPresent(at -> body.with("last_update_time", at).with("last_updated_ts_ms", at.toEpochMilli()));
        row.instantIfAny("expiration_time")
                .ifPresent(at -> body.with("expiration_time", at).with("expiration_ts_ms", at.toEpochMilli()));
    }

    static Notice of(Filled event) {
        return Notice.of(Channel.FILL, "fill", event.fill().ticker(), event.account(), () -> body(event));
    }

    private static String body(Filled event) {
        var fill = event.fill();
        var row = fill.row();
        var clientOrderId = event.clientOrderId();
        return new Json()
                .with("trade_id", fill.id())
                .with("order_id", fill.orderId())
                .withIfAny("client_order_id", clientOrderId.isEmpty() ? null : clientOrderId)
                .with("market_ticker", fill.ticker())
                .with("exchange_index", row.whole("exchange_index", 0))
                .with("is_taker", row.fields().get("is_taker"))
                .with("side", row.text("side"))
                .with("ts", fill.at().getEpochSecond())
                .with("ts_ms", fill.at().toEpochMilli())
                .with("yes_price_dollars", fill.yesPrice())
                .with("count_fp", fill.count())
                .with("fee_cost", fill.fee())
                .with("action", row.text("action"))
                .with("post_position_fp", event.postPosition())
                .with("purchased_side", row.text("outcome_side"))
                .with("outcome_side", row.text("outcome_side"))
                .with("book_side", fill.side().wire())
                .with("subaccount", fill.subaccount())
                .end();
    }

    static Notice of(GroupChanged event) {
        return Notice.of(
                Channel.ORDER_GROUPS,
                "order_group_updates",
                null,
                event.account(),
                () -> new Json()
                        .with("event_type", event.eventType())
                        .with("order_group_id", event.groupId())
                        .withIfAny("contracts_limit_fp", event.limit())
                        .with("ts_ms", event.at().toEpochMilli())
                        .end());
    }
}
