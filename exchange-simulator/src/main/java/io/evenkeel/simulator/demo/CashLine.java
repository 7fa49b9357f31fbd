package io.evenkeel.simulator.demo;

import io.evenkeel.contracts.money.Money;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The cash of one account over time. */
final class CashLine {
    private final NavigableMap<Instant, Money> moves = new TreeMap<>();

    void add(Instant at, Money amount) {
        moves.merge(at, amount, Money::plus);
    }

    /** The least that was ever there, beginning with nothing; zero or negative. */
    Money lowest() {
        var cash = Money.ZERO;
        var lowest = Money.ZERO;
        for (var move : moves.values()) {
            cash = cash.plus(move);
            lowest = cash.compareTo(lowest) < 0 ? cash : lowest;
        }
        return lowest;
    }
}
