package io.evenkeel.pnl.service;

import io.evenkeel.contracts.event.AccountObserved;
import io.evenkeel.contracts.event.EventData;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventIds;
import io.evenkeel.contracts.event.EventType;
import io.evenkeel.contracts.event.FillRecorded;
import io.evenkeel.contracts.event.MarketObserved;
import io.evenkeel.contracts.event.PositionObserved;
import io.evenkeel.contracts.event.SettlementRecorded;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.book.Fill;
import io.evenkeel.pnl.settlement.MarketEnd;
import io.evenkeel.pnl.settlement.Settlement;
import io.evenkeel.pnl.vectors.Scenario;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events as sync-service would record them. */
final class Events {
    private static final Instant RECORDED = Instant.parse("2026-11-15T00:00:00Z");

    private Events() {}

    /** Everything of one account of a scenario, under another name. */
    static List<EventEnvelope> of(Scenario scenario, String account, String name) {
        var events = new ArrayList<EventEnvelope>();
        events.add(account(name, "admin"));
        scenario.fills(account)
                .forEach((ticker, fills) -> fills.forEach(fill -> events.add(fill(name, ticker, fill, 1))));
        scenario.facts(account).forEach((ticker, facts) -> {
            events.add(market(ticker, facts.end(), 1));
            var settlement = facts.settlement();
            if (settlement != null) {
                events.add(settlement(name, ticker, settlement, 1));
            }
        });
        return events;
    }

    static EventEnvelope account(String name, String owner) {
        return event(name, new AccountObserved(name, owner, "simulator", "ok", 1), name + owner);
    }

    static EventEnvelope fill(String account, String ticker, Fill fill, int revision) {
        return event(
                account,
                new FillRecorded(
                        fill.id(),
                        fill.orderId(),
                        new MarketTicker(ticker),
                        Subaccount.PRIMARY,
                        fill.bookSide(),
                        fill.quantity(),
                        fill.yesPrice(),
                        fill.fee(),
                        true,
                        fill.at(),
                        revision),
                account + fill.id() + revision);
    }

    static EventEnvelope settlement(String account, String ticker, Settlement row, int revision) {
        return event(
                account,
                new SettlementRecorded(
                        new MarketTicker(ticker),
                        null,
                        Subaccount.PRIMARY,
                        row.result(),
                        row.yesCount(),
                        row.noCount(),
                        row.yesCost(),
                        row.noCost(),
                        row.revenue(),
                        row.value(),
                        row.fees(),
                        row.settledAt(),
                        revision),
                account + ticker + "settlement" + revision);
    }

    static EventEnvelope market(String ticker, MarketEnd end, int revision) {
        return event(
                null,
                new MarketObserved(
                        new MarketTicker(ticker),
                        new EventTicker("EVENT"),
                        null,
                        ticker,
                        null,
                        end.finalized() ? "finalized" : "active",
                        end.result(),
                        end.settlementValue(),
                        null,
                        end.settledAt(),
                        revision),
                ticker + "market" + revision);
    }

    static EventEnvelope position(String account, String ticker, String position, int revision) {
        return positionAt(account, ticker, position, RECORDED, revision);
    }

    static EventEnvelope positionAt(String account, String ticker, String position, Instant at, int revision) {
        return event(
                account,
                new PositionObserved(
                        new MarketTicker(ticker),
                        Subaccount.PRIMARY,
                        Quantity.parse(position),
                        Money.ZERO,
                        Money.ZERO,
                        Money.ZERO,
                        at,
                        revision),
                account + ticker + "position" + revision);
    }

    /** {@code result yes-count no-count yes-cost no-cost revenue fee}. */
    static Settlement row(String text, Instant settledAt) {
        var words = text.split(" ", -1);
        return new Settlement(
                words[0],
                Quantity.parse(words[1]),
                Quantity.parse(words[2]),
                Money.parse(words[3]),
                Money.parse(words[4]),
                Money.parse(words[5]),
                words[0].equals("yes") ? Price.ONE : Price.ZERO,
                Money.parse(words[6]),
                settledAt);
    }

    private static EventEnvelope event(@Nullable String account, EventData data, String id) {
        return new EventEnvelope(
                EventIds.derive(EventType.of(data), id),
                RECORDED,
                RECORDED,
                account == null ? null : new AccountId(account),
                data);
    }
}
