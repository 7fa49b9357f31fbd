package io.evenkeel.kalshi.order;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Quantity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The JSON of calls that change something. Decimals are strings in full scale, as the exchange demands. */
final class OrderBodies {
    static final byte[] NONE = {};

    private OrderBodies() {}

    static byte[] create(NewOrder order) {
        return bytes(node(order));
    }

    static byte[] createAll(List<NewOrder> orders) {
        return bytes(list(orders, OrderBodies::node));
    }

    static byte[] cancelAll(List<OrderRef> orders) {
        return bytes(list(orders, OrderBodies::node));
    }

    static byte[] amend(Amendment amendment) {
        var node = object();
        node.put("ticker", amendment.ticker().value());
        node.put("side", amendment.side().wire());
        node.put("price", amendment.price().toString());
        node.put("count", amendment.count().toString());
        put(node, "client_order_id", amendment.clientOrderId());
        put(node, "updated_client_order_id", amendment.updatedClientOrderId());
        put(node, "exchange_index", amendment.order().exchangeIndex());
        return bytes(node);
    }

    static byte[] decrease(OrderRef order, Decrease decrease) {
        var node = object();
        switch (decrease) {
            case Decrease.By(var count) -> node.put("reduce_by", count.toString());
            case Decrease.To(var count) -> node.put("reduce_to", count.toString());
        }
        put(node, "exchange_index", order.exchangeIndex());
        put(node, "market_ticker", order.ticker());
        return bytes(node);
    }

    static byte[] group(Quantity limit, @Nullable Subaccount subaccount, @Nullable Integer exchangeIndex) {
        var node = object();
        node.put("contracts_limit_fp", limit.toString());
        if (subaccount != null) {
            node.put("subaccount", subaccount.number());
        }
        put(node, "exchange_index", exchangeIndex);
        return bytes(node);
    }

    static byte[] empty() {
        return bytes(object());
    }

    private static ObjectNode node(NewOrder order) {
        var node = object();
        node.put("ticker", order.ticker().value());
        node.put("client_order_id", order.clientOrderId().value());
        node.put("side", order.side().wire());
        node.put("count", order.count().toString());
        node.put("price", order.price().toString());
        node.put("time_in_force", order.timeInForce().wire());
        node.put("self_trade_prevention_type", order.selfTradePrevention().wire());
        var expiration = order.expiration();
        if (expiration != null) {
            node.put("expiration_time", expiration.getEpochSecond());
        }
        node.put("post_only", order.postOnly());
        node.put("reduce_only", order.reduceOnly());
        node.put("cancel_order_on_pause", order.cancelOnPause());
        node.put("subaccount", order.subaccount().number());
        put(node, "order_group_id", order.orderGroupId());
        put(node, "exchange_index", order.exchangeIndex());
        return node;
    }

    private static ObjectNode node(OrderRef order) {
        var node = object();
        node.put("order_id", order.orderId().value());
        node.put("subaccount", order.subaccount().number());
        put(node, "exchange_index", order.exchangeIndex());
        put(node, "market_ticker", order.ticker());
        return node;
    }

    private static <T> ObjectNode list(List<T> items, Function<T, ObjectNode> node) {
        var body = object();
        var orders = body.putArray("orders");
        items.forEach(item -> orders.add(node.apply(item)));
        return body;
    }

    private static void put(ObjectNode node, String name, @Nullable Object value) {
        if (value instanceof Integer number) {
            node.put(name, number);
        } else if (value != null) {
            node.put(name, value.toString());
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static byte[] bytes(ObjectNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
