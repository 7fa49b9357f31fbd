package io.evenkeel.simulator.stream.usecase;

import io.evenkeel.simulator.exchange.AccountBook;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.MarketFlows;
import io.evenkeel.simulator.exchange.MarketKey;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.PositionChanged;
import io.evenkeel.simulator.stream.Channel;
import io.evenkeel.simulator.stream.Json;
import io.evenkeel.simulator.stream.Notice;

/** What an account is told of a position. */
final class PositionNotices {
    private static final String NOBODY = "11111111-2222-4333-8444-555555555555";

    private PositionNotices() {}

    static Notice of(Exchange exchange, PositionChanged event) {
        var book = exchange.bookOf(event.account());
        var flows = book.ledger()
                .flows()
                .getOrDefault(new MarketKey(event.ticker(), event.subaccount()), new MarketFlows());
        var body = new Json()
                .with("user_id", userId(book))
                .with("market_ticker", event.ticker())
                .with("position_fp", flows.position())
                .with("position_cost_dollars", flows.exposure())
                .with("realized_pnl_dollars", flows.realized())
                .with("fees_paid_dollars", flows.fees())
                .with("position_fee_cost_dollars", flows.openFees())
                .with("volume_fp", flows.totalCount())
                .with("subaccount", event.subaccount())
                .end();
        return Notice.of(Channel.POSITIONS, "market_position", event.ticker(), event.account(), () -> body);
    }

    /** The one that is on the account's orders. */
    private static String userId(AccountBook book) {
        return book.orders().newestFirst().stream()
                .findFirst()
                .map(order -> order.row().text("user_id"))
                .orElse(NOBODY);
    }
}
