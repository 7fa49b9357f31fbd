package io.evenkeel.simulator.order;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.matching.Instruction;
import io.evenkeel.simulator.matching.Instruction.Amend;
import io.evenkeel.simulator.matching.Instruction.Cancel;
import io.evenkeel.simulator.matching.Instruction.Decrease;
import io.evenkeel.simulator.matching.Instruction.Place;
import io.evenkeel.simulator.matching.SelfTradePrevention;
import io.evenkeel.simulator.matching.Ticket;
import io.evenkeel.simulator.matching.TimeInForce;
import io.evenkeel.simulator.request.JsonBody;
import java.time.DateTimeException;
import java.time.Instant;

/** Bodies of order entry as instructions; every method throws a {@link Refusal} for what cannot be read. */
public final class OrderBodies {
    private static final int SUBACCOUNT_MAX = 63;
    private static final int AUTO_ROUTE = -1;
    private static final int SHARD = 0;
    private static final long GROUP_LIMIT_MAX = 1_000_000;

    private OrderBodies() {}

    public static Instruction place(String account, JsonBody body) {
        requireShard(body);
        var ticker = body.required("ticker");
        var side = side(body);
        var timeInForce = body.oneOf("time_in_force", "good_till_canceled", "immediate_or_cancel", "fill_or_kill");
        var prevention = body.oneOf("self_trade_prevention_type", "taker_at_cross", "maker");
        return new Place(
                account,
                new Ticket(
                        ticker,
                        side,
                        OrderTexts.count(body.required("count")),
                        OrderTexts.price(body.required("price")),
                        TimeInForce.ofWire(timeInForce),
                        SelfTradePrevention.ofWire(prevention),
                        body.text("client_order_id").orElse(null),
                        body.whole("expiration_time")
                                .map(seconds -> instant(body, seconds))
                                .orElse(null),
                        body.flag("post_only"),
                        body.flag("reduce_only"),
                        body.flag("cancel_order_on_pause"),
                        body.whole("subaccount", 0, 0, SUBACCOUNT_MAX),
                        body.text("order_group_id").orElse(null)));
    }

    public static Instruction amend(String account, String orderId, int subaccount, JsonBody body) {
        requireShard(body);
        return new Amend(
                account,
                orderId,
                subaccount,
                body.required("ticker"),
                side(body),
                OrderTexts.price(body.required("price")),
                OrderTexts.count(body.required("count")),
                body.text("client_order_id").orElse(null),
                body.text("updated_client_order_id").orElse(null),
                body.whole("expiration_time")
                        .map(seconds -> instant(body, seconds))
                        .orElse(null));
    }

    public static Instruction decrease(String account, String orderId, int subaccount, JsonBody body) {
        requireShard(body);
        var by = body.text("reduce_by").map(OrderTexts::count);
        var to = body.text("reduce_to").map(OrderTexts::countOrNone);
        if (by.isPresent() == to.isPresent()) {
            throw Refusal.badRequest("exactly one of reduce_by and reduce_to must be given");
        }
        return new Decrease(account, orderId, subaccount, by.orElse(null), to.orElse(null));
    }

    /** One item of a batch of cancels. */
    public static Instruction cancel(String account, JsonBody item) {
        requireShard(item);
        return new Cancel(account, item.required("order_id"), item.whole("subaccount", 0, 0, SUBACCOUNT_MAX));
    }

    /** The contracts that a group may match: a whole number, or a text with a fraction. */
    public static Quantity groupLimit(JsonBody body) {
        var whole = body.whole("contracts_limit");
        if (whole.isPresent() && (whole.get() < 1 || whole.get() > GROUP_LIMIT_MAX)) {
            throw body.failed("contracts_limit", whole.get() < 1 ? "gte" : "lte");
        }
        var limit = body.text("contracts_limit_fp")
                .map(OrderTexts::count)
                .or(() -> whole.map(count -> Quantity.parse(Long.toString(count))))
                .orElseThrow(() -> body.failed("contracts_limit", "required"));
        var most = Quantity.parse(Long.toString(GROUP_LIMIT_MAX));
        if (limit.compareTo(Quantity.parse("1")) < 0 || limit.compareTo(most) > 0) {
            throw body.failed("contracts_limit_fp", limit.compareTo(most) > 0 ? "lte" : "gte");
        }
        return limit;
    }

    public static int subaccount(JsonBody body) {
        return body.whole("subaccount", 0, 0, SUBACCOUNT_MAX);
    }

    /** There is one shard; asking to be routed by ticker leads there too. */
    public static void requireShard(JsonBody body) {
        var shard = body.whole("exchange_index").orElse((long) SHARD);
        if (shard != SHARD && shard != AUTO_ROUTE) {
            throw Refusal.badRequest("no exchange shard " + shard);
        }
    }

    private static BookSide side(JsonBody body) {
        return BookSide.ofWire(body.oneOf("side", "bid", "ask"));
    }

    private static Instant instant(JsonBody body, long seconds) {
        try {
            return Instant.ofEpochSecond(seconds);
        } catch (DateTimeException tooFar) {
            throw body.failed("expiration_time", "lte");
        }
    }
}
