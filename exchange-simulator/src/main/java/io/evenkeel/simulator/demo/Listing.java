package io.evenkeel.simulator.demo;

import io.evenkeel.contracts.money.Price;
import java.time.Duration;
import java.time.Instant;

/**
 * One market of the demonstration, with what only its maker knows: its prices and how it ends.
 *
 * @param name what YES stands for
 * @param result how it ends or has ended: {@code yes}, {@code no} or {@code scalar}
 * @param yesPays what one YES contract is paid in the end
 * @param now the moment at which the scenario is told
 */
record Listing(
        String ticker,
        String eventTicker,
        String name,
        Contest.Kind kind,
        Instant opens,
        Instant closes,
        String result,
        Price yesPays,
        PricePath path,
        Instant now) {

    /** From the result to the pay-out. */
    Duration timer() {
        return Duration.ofSeconds(kind.settles().toSeconds() / 2);
    }

    Instant determined() {
        return closes.plus(kind.settles()).minus(timer());
    }

    Instant settles() {
        return closes.plus(kind.settles());
    }

    boolean isOver() {
        return !settles().isAfter(now);
    }

    boolean isOpen() {
        return closes.isAfter(now);
    }

    /** Until when it could be traded, as far as that is in the past. */
    Instant tradedUntil() {
        var recently = now.minus(Duration.ofMinutes(5));
        return closes.isBefore(recently) ? closes : recently;
    }

    String status() {
        if (isOpen()) {
            return "active";
        }
        if (isOver()) {
            return "finalized";
        }
        return determined().isAfter(now) ? "closed" : "determined";
    }

    /** True once the result is public. */
    boolean isDetermined() {
        return !determined().isAfter(now);
    }
}
