package io.evenkeel.pnl.book;

import io.evenkeel.contracts.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of realized P&L: a closed piece of a lot, or an amount that belongs to no lot. Gross is before fees. */
public sealed interface Realization permits ClosedPiece, BookedLine {
    Reason reason();

    Instant at();

    Money gross();

    /** Gross less the fees of this line; {@code null} while one of them is not known. */
    @Nullable
    Money net();
}
