package io.evenkeel.simulator.exchange.life;

import io.evenkeel.contracts.money.Price;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;

/**
 * How a market ends.
 *
 * @param result {@code yes}, {@code no} or {@code scalar}
 * @param yesPays pay-out of one YES contract
 */
public record Verdict(String result, Price yesPays) {
    /** Reads {@code result} and, for a scalar one, {@code value_dollars}. */
    public static Verdict of(WireRow row) {
        var result = row.text("result");
        return switch (result) {
            case "yes" -> new Verdict(result, Price.ONE);
            case "no" -> new Verdict(result, Price.ZERO);
            case "scalar" -> new Verdict(result, row.parsed("value_dollars", Price::parse));
            default -> throw new BadInput("result", "must be yes, no or scalar");
        };
    }
}
