package io.evenkeel.kalshi.groundtruth;

import io.evenkeel.kalshi.ws.FillUpdate;
import io.evenkeel.kalshi.ws.OrderbookDelta;
import io.evenkeel.kalshi.ws.OrderbookSnapshot;
import io.evenkeel.kalshi.ws.SessionEvent;
import java.time.temporal.ChronoUnit;

/** What our types keep of the frames that were recorded. */
final class FeedKinds {
    static final Kind<SessionEvent.Frame> ORDERBOOK_SNAPSHOT = frame("orderbook-snapshot")
            .object(
                    "msg",
                    new Kind<OrderbookSnapshot>("orderbook-snapshot.msg")
                            .value("market_ticker", OrderbookSnapshot::ticker)
                            .value("market_id", OrderbookSnapshot::marketId)
                            .value("yes_dollars_fp", OrderbookSnapshot::yes)
                            .value("no_dollars_fp", OrderbookSnapshot::no),
                    frame -> (OrderbookSnapshot) frame.message());

    static final Kind<SessionEvent.Frame> ORDERBOOK_DELTA = frame("orderbook-delta")
            .object(
                    "msg",
                    new Kind<OrderbookDelta>("orderbook-delta.msg")
                            .value("market_ticker", OrderbookDelta::ticker)
                            .value("market_id", OrderbookDelta::marketId)
                            .value("side", OrderbookDelta::side)
                            .value("price_dollars", OrderbookDelta::price)
                            .value("delta_fp", OrderbookDelta::delta)
                            .value("client_order_id", OrderbookDelta::clientOrderId)
                            .value("subaccount", OrderbookDelta::subaccount)
                            .value("ts_ms", OrderbookDelta::at),
                    frame -> (OrderbookDelta) frame.message());

    /** Its {@code ts} is {@code ts_ms} in whole seconds. */
    static final Kind<SessionEvent.Frame> FILL = frame("fill-frame")
            .object(
                    "msg",
                    new Kind<FillUpdate>("fill-frame.msg")
                            .value("trade_id", FillUpdate::fillId)
                            .value("order_id", FillUpdate::orderId)
                            .value("client_order_id", FillUpdate::clientOrderId)
                            .value("market_ticker", FillUpdate::ticker)
                            .value("subaccount", FillUpdate::subaccount)
                            .value("book_side", FillUpdate::bookSide)
                            .value("outcome_side", FillUpdate::bookSide)
                            .value("side", FillUpdate::bookSide)
                            .value("count_fp", FillUpdate::count)
                            .value("yes_price_dollars", FillUpdate::yesPrice)
                            .value("fee_cost", FillUpdate::fee)
                            .value("is_taker", FillUpdate::taker)
                            .value("post_position_fp", FillUpdate::positionAfter)
                            .value("ts_ms", FillUpdate::at)
                            .value("ts", fill -> fill.at().truncatedTo(ChronoUnit.SECONDS))
                            .value("exchange_index", FillUpdate::exchangeIndex),
                    frame -> (FillUpdate) frame.message());

    private FeedKinds() {}

    static Kind<SessionEvent.Frame> ofType(String type) {
        return switch (type) {
            case "orderbook_snapshot" -> ORDERBOOK_SNAPSHOT;
            case "orderbook_delta" -> ORDERBOOK_DELTA;
            case "fill" -> FILL;
            default -> throw new AssertionError("no kind for the recorded frame " + type);
        };
    }

    private static Kind<SessionEvent.Frame> frame(String name) {
        return new Kind<SessionEvent.Frame>(name).value("seq", SessionEvent.Frame::seq);
    }
}
