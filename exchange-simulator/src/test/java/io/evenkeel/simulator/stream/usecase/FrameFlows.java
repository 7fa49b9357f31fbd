package io.evenkeel.simulator.stream.usecase;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.util.TreeMap;

/** What the fill frames of one market and sub-account come to, added up by the rules of the settlement row alone. */
record FrameFlows(Quantity yes, Quantity no, Money yesCost, Money noCost, Money fees) {
    static final FrameFlows NONE = new FrameFlows(Quantity.ZERO, Quantity.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    FrameFlows plus(JsonNode fill) {
        var count = Quantity.parse(fill.path("count_fp").textValue());
        var price = Price.parse(fill.path("yes_price_dollars").textValue());
        var charged = fees.plus(Money.parse(fill.path("fee_cost").textValue()));
        return fill.path("book_side").textValue().equals("bid")
                ? new FrameFlows(yes.plus(count), no, yesCost.plus(price.times(count)), noCost, charged)
                : new FrameFlows(
                        yes,
                        no.plus(count),
                        yesCost,
                        noCost.plus(price.complement().times(count)),
                        charged);
    }

    Quantity net() {
        return yes.minus(no);
    }

    /** Every pair is paid a dollar, and the rest what the result says, in whole cents. */
    Money cash(Price yesPays) {
        return Price.ONE
                .times(yes.min(no))
                .plus(Money.ofCents(revenue(yesPays)))
                .minus(yesCost)
                .minus(noCost)
                .minus(fees);
    }

    private long revenue(Price yesPays) {
        var won = net().signum() >= 0
                ? yesPays.times(net())
                : yesPays.complement().times(net().negate());
        return won.dollarsE6() / 10_000;
    }

    /** The settlement row that follows from them. */
    TreeMap<String, String> settlement(JsonNode determined) {
        var yesPays = Price.parse(determined.path("settlement_value").textValue());
        var row = new TreeMap<String, String>();
        row.put("ticker", determined.path("market_ticker").textValue());
        row.put("market_result", determined.path("result").textValue());
        row.put("yes_count_fp", yes.toString());
        row.put("no_count_fp", no.toString());
        row.put("yes_total_cost_dollars", yesCost.toString());
        row.put("no_total_cost_dollars", noCost.toString());
        row.put("fee_cost", fees.toString());
        row.put("revenue", String.valueOf(revenue(yesPays)));
        row.put("value", String.valueOf(yesPays.dollarsE4() / 100));
        return row;
    }
}
