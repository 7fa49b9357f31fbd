package io.evenkeel.simulator.stream;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A level of an order book changed. Whoever caused it is told which order it was; nobody else is. */
public final class BookNotice extends Notice {
    /**
     * What changed.
     *
     * @param yesPrice the level on the YES scale, whatever the side
     * @param delta what came on top, negative if something went
     */
    public record Change(String ticker, BookSide side, Price yesPrice, Quantity delta, Instant at) {}

    /** Whose order caused a change; the id may be empty. */
    public record Cause(String account, String clientOrderId, int subaccount) {}

    private final Change change;
    private final @Nullable Cause cause;
    private final @Nullable String[] bodies = new @Nullable String[4];

    public BookNotice(Change change, @Nullable Cause cause) {
        super(Channel.ORDERBOOK, "orderbook_delta", change.ticker(), null);
        this.change = change;
        this.cause = cause;
    }

    @Override
    String body(String reader, Subscription subscription) {
        var own = cause != null && cause.account().equals(reader);
        var variant = (own ? 2 : 0) + (subscription.isYesPrice() ? 1 : 0);
        var body = bodies[variant];
        if (body == null) {
            body = body(subscription.isYesPrice(), own ? cause : null);
            bodies[variant] = body;
        }
        return body;
    }

    private String body(boolean yesPrice, @Nullable Cause own) {
        var yes = change.side() == BookSide.BID;
        var price = yes || yesPrice ? change.yesPrice() : change.yesPrice().complement();
        var body = new Json()
                .with("market_ticker", change.ticker())
                .with("market_id", MarketIds.of(change.ticker()))
                .with("price_dollars", price)
                .with("delta_fp", change.delta())
                .with("side", yes ? "yes" : "no");
        if (own != null && !own.clientOrderId().isEmpty()) {
            body.with("client_order_id", own.clientOrderId());
        }
        if (own != null && own.subaccount() != 0) {
            body.with("subaccount", own.subaccount());
        }
        return body.with("ts", change.at())
                .with("ts_ms", change.at().toEpochMilli())
                .end();
    }
}
