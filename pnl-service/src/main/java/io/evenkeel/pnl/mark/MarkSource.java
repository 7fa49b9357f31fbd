package io.evenkeel.pnl.mark;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.pnl.book.Side;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which price values an open contract. */
public enum MarkSource {
    /** What a sale would bring now: the best bid for the side held. */
    BID("bid"),
    /** Half way between bid and ask. */
    MID("mid"),
    /** The last trade. */
    LAST("last");

    private static final long E6_PER_E4 = 100;

    private final String wire;

    MarkSource(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /**
     * Value of one contract of the side, exact; {@code null} without a quote of two sides not older than {@code
     * ageMax}.
     */
    public @Nullable Money mark(Side side, @Nullable Quote quote, Instant now, Duration ageMax) {
        if (quote == null || quote.confirmedAt().plus(ageMax).isBefore(now)) {
            return null;
        }
        var bid = quote.yesBid();
        var ask = quote.yesAsk();
        if (bid == null || ask == null) {
            return null;
        }
        return switch (this) {
            case BID -> exact(side == Side.YES ? bid : ask.complement());
            case MID -> mid(side.of(bid), side.of(ask));
            case LAST -> quote.last() == null ? null : exact(side.of(quote.last()));
        };
    }

    private static Money exact(Price price) {
        return new Money(price.dollarsE4() * E6_PER_E4);
    }

    private static Money mid(Price one, Price other) {
        return new Money((one.dollarsE4() + other.dollarsE4()) * (E6_PER_E4 / 2));
    }
}
