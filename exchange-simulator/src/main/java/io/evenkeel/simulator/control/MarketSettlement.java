package io.evenkeel.simulator.control;

import io.evenkeel.contracts.money.Price;
import io.evenkeel.simulator.exchange.Change;
import io.evenkeel.simulator.exchange.Change.RowsPut;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Market;
import io.evenkeel.simulator.exchange.RowKind;
import io.evenkeel.simulator.ledger.MarketFlows;
import io.evenkeel.simulator.ledger.SettlementRule;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The decision to settle a market now. Settling it once more, with another result, corrects what was paid.
 *
 * @param yesPays pay-out of one YES contract
 */
public record MarketSettlement(String ticker, String result, Price yesPays) {
    /** The market finalized, and a settlement row for every sub-account that ever traded in it. */
    public List<Change> changes(Exchange exchange) {
        var market = exchange.markets()
                .find(ticker)
                .orElseThrow(() -> new BadInput("ticker", "is no market here: " + ticker));
        var changes = new ArrayList<Change>();
        changes.add(new RowsPut(RowKind.MARKETS, null, List.of(finalized(exchange))));
        for (var account : exchange.accounts()) {
            var rows = rowsOf(exchange, account, market);
            if (!rows.isEmpty()) {
                changes.add(new RowsPut(RowKind.SETTLEMENTS, account, rows));
            }
        }
        return changes;
    }

    private WireRow finalized(Exchange exchange) {
        var now = exchange.now().toString();
        return WireRow.of(Map.of(
                "ticker", ticker,
                "status", "finalized",
                "result", result,
                "settlement_value_dollars", yesPays.toString(),
                "settlement_ts", now,
                "updated_time", now));
    }

    private List<WireRow> rowsOf(Exchange exchange, String account, Market market) {
        var fills = exchange.bookOf(account).fills().oldestFirst().stream()
                .filter(fill -> fill.ticker().equals(ticker))
                .toList();
        var rows = new ArrayList<WireRow>();
        MarketFlows.ofAll(fills)
                .forEach((key, flows) -> rows.add(SettlementRule.row(market, flows, result, yesPays, exchange.now())
                        .with("subaccount_number", key.subaccount())));
        return rows;
    }
}
