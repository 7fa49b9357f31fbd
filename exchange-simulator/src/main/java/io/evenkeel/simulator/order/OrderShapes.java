package io.evenkeel.simulator.order;

import io.evenkeel.simulator.request.BodyShape;

/** The bodies of order entry, under the names that the exchange's own code gives them. */
public final class OrderShapes {
    public static final BodyShape CREATE = BodyShape.named("CreateOrderV2Request")
            .texts(
                    "ticker",
                    "client_order_id",
                    "side",
                    "count",
                    "price",
                    "time_in_force",
                    "self_trade_prevention_type",
                    "order_group_id")
            .wholes("expiration_time", "subaccount", "exchange_index")
            .flags("post_only", "reduce_only", "cancel_order_on_pause")
            .build();

    public static final BodyShape CREATE_BATCH =
            BodyShape.named("BatchCreateOrdersV2Request").list("orders", CREATE).build();

    public static final BodyShape AMEND = BodyShape.named("AmendOrderV2Request")
            .texts("ticker", "side", "price", "count", "client_order_id", "updated_client_order_id")
            .wholes("exchange_index", "expiration_time")
            .build();

    public static final BodyShape DECREASE = BodyShape.named("DecreaseOrderV2Request")
            .texts("reduce_by", "reduce_to", "market_ticker")
            .wholes("exchange_index")
            .build();

    private static final BodyShape CANCEL = BodyShape.named("BatchCancelOrdersV2RequestOrder")
            .texts("order_id", "market_ticker")
            .wholes("subaccount", "exchange_index")
            .build();

    public static final BodyShape CANCEL_BATCH =
            BodyShape.named("BatchCancelOrdersV2Request").list("orders", CANCEL).build();

    public static final BodyShape CREATE_GROUP = BodyShape.named("CreateOrderGroupRequest")
            .texts("contracts_limit_fp")
            .wholes("contracts_limit", "subaccount", "exchange_index")
            .build();

    public static final BodyShape LIMIT_GROUP = BodyShape.named("UpdateOrderGroupLimitRequest")
            .texts("contracts_limit_fp")
            .wholes("contracts_limit")
            .build();

    /** A body that has to be there, with nothing in it that matters. */
    public static final BodyShape EMPTY = BodyShape.named("EmptyResponse").build();

    private OrderShapes() {}
}
