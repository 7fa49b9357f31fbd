package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.money.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bound on what the orders of a group may fill within 15 seconds; beyond it all of them are cancelled.
 *
 * @param id {@code null} in the answer to a question for one group, which does not name it
 * @param orders only in the answer to a question for one group
 */
public record OrderGroup(
        @Nullable String id,
        @Nullable Quantity contractsLimit,
        boolean autoCancelEnabled,
        List<OrderId> orders,
        @Nullable Integer exchangeIndex) {
    public OrderGroup {
        orders = List.copyOf(orders);
    }

    static OrderGroup readRow(Fields in) {
        in.word("id");
        return read(in);
    }

    static OrderGroup read(Fields in) {
        return new OrderGroup(
                in.wordOrNull("id"),
                in.countOrNull("contracts_limit_fp"),
                in.flag("is_auto_cancel_enabled"),
                in.words("orders").stream().map(OrderGroup::orderId).toList(),
                in.indexOrNull("exchange_index"));
    }

    private static OrderId orderId(String text) {
        try {
            return new OrderId(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecord("orders: " + e.getMessage());
        }
    }
}
