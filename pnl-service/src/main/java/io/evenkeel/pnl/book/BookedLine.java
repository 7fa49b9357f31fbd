package io.evenkeel.pnl.book;

import io.evenkeel.contracts.money.Money;
import java.time.Instant;

/**
 * Realized P&L that belongs to no lot: a difference between the cash paid and the payout computed, or a whole market
 * from its settlement row.
 *
 * @param fees the market's fees where they are booked with this line, else zero
 */
public record BookedLine(Reason reason, Money gross, Money fees, Instant at) implements Realization {
    @Override
    public Money net() {
        return gross.minus(fees);
    }
}
