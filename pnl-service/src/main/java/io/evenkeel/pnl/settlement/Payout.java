package io.evenkeel.pnl.settlement;

import io.evenkeel.contracts.money.Price;
import io.evenkeel.pnl.book.Lot;
import io.evenkeel.pnl.book.Side;
import org.jspecify.annotations.Nullable;

/** What a settled market pays. */
public sealed interface Payout {
    /** Per contract of a lot. */
    Price of(Lot lot);

    /** Per contract of a side; {@code null} where it depends on the lot. */
    @Nullable
    Price of(Side side);

    /** The same for every contract of a side; the payouts of YES and NO add up to a dollar. */
    record Fixed(Price yes) implements Payout {
        @Override
        public Price of(Lot lot) {
            return of(lot.side());
        }

        @Override
        public Price of(Side side) {
            return side.of(yes);
        }
    }

    /** A void market: every lot gets back what it cost. */
    record Refund() implements Payout {
        @Override
        public Price of(Lot lot) {
            return lot.unitCost();
        }

        @Override
        public @Nullable Price of(Side side) {
            return null;
        }
    }

    /**
     * Reads a result; {@code null} if it is none that pays, or its value is missing.
     *
     * @param result {@code yes}, {@code no}, {@code scalar} or {@code void}
     * @param scalar payout of one YES contract, for {@code scalar} only
     */
    static @Nullable Payout read(@Nullable String result, @Nullable Price scalar) {
        return switch (result) {
            case "yes" -> new Fixed(Price.ONE);
            case "no" -> new Fixed(Price.ZERO);
            case "scalar" -> scalar == null ? null : new Fixed(scalar);
            case "void" -> new Refund();
            case null, default -> null;
        };
    }
}
