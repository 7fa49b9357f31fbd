package io.evenkeel.simulator.ledger;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.exchange.AccountBook;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Market;
import io.evenkeel.simulator.exchange.MarketFlows;
import io.evenkeel.simulator.exchange.MarketKey;
import io.evenkeel.simulator.exchange.Settlement;
import io.evenkeel.simulator.exchange.SettlementRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The position rows of one sub-account, live and historical. */
public final class Positions {
    private Positions() {}

    /**
     * One market's row.
     *
     * @param totalCount contracts acquired of either side
     */
    public record Row(
            String ticker,
            String eventTicker,
            Quantity position,
            Money exposure,
            Money totalTraded,
            Quantity totalCount,
            Money realized,
            Money fees,
            Instant updatedAt) {}

    /** Markets with fills that are not settled yet, by ticker; flat ones are among them. */
    public static List<Row> live(Exchange exchange, AccountBook book, int subaccount) {
        var rows = new ArrayList<Row>();
        for (var market : book.ledger().flows().entrySet()) {
            var key = market.getKey();
            if (key.subaccount() == subaccount && !isSettled(exchange, book, key)) {
                rows.add(open(key.ticker(), eventOf(exchange, key.ticker()), market.getValue()));
            }
        }
        return rows;
    }

    /**
     * Settled markets of events that are settled altogether and older than the cutoff, by ticker; they are flat, and
     * their profit or loss is that of the settlement row.
     */
    public static List<Row> historical(Exchange exchange, AccountBook book, int subaccount) {
        var rows = new ArrayList<Row>();
        for (var settlement : book.settlements().newestFirst()) {
            var old = settlement.at().isBefore(exchange.cutoff().positionsLastUpdated());
            if (settlement.subaccount() == subaccount && old && isOver(exchange, settlement.eventTicker())) {
                rows.add(new Row(
                        settlement.ticker(),
                        settlement.eventTicker(),
                        Quantity.ZERO,
                        Money.ZERO,
                        settlement.yesCost().plus(settlement.noCost()),
                        settlement.yesCount().plus(settlement.noCount()),
                        SettlementRule.identity(settlement).plus(settlement.fees()),
                        settlement.fees(),
                        settlement.at()));
            }
        }
        rows.sort((one, other) -> one.ticker().compareTo(other.ticker()));
        return rows;
    }

    private static Row open(String ticker, String eventTicker, MarketFlows flows) {
        return new Row(
                ticker,
                eventTicker,
                flows.position(),
                flows.exposure(),
                flows.totalTraded(),
                flows.totalCount(),
                flows.realized(),
                flows.fees(),
                flows.lastAt());
    }

    private static boolean isSettled(Exchange exchange, AccountBook book, MarketKey key) {
        var finalized =
                exchange.markets().find(key.ticker()).map(Market::isSettled).orElse(false);
        return finalized
                || book.settlements()
                        .find(Settlement.idOf(key.ticker(), key.subaccount()))
                        .isPresent();
    }

    private static boolean isOver(Exchange exchange, String eventTicker) {
        return exchange.markets().newestFirst().stream()
                .filter(market -> market.eventTicker().equals(eventTicker))
                .allMatch(Market::isSettled);
    }

    private static String eventOf(Exchange exchange, String ticker) {
        return exchange.markets()
                .find(ticker)
                .map(Market::eventTicker)
                .orElseGet(() -> ticker.lastIndexOf('-') > 0 ? ticker.substring(0, ticker.lastIndexOf('-')) : ticker);
    }
}
