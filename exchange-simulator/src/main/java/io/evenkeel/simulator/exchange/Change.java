package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.simulator.exchange.life.MarketMove;
import io.evenkeel.simulator.matching.Instruction;
import io.evenkeel.simulator.row.WireRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of the exchange's state; the journal is a list of these. */
public sealed interface Change {
    /** The clock stands at {@code now}; markets whose opening or closing time was passed have opened or closed. */
    record ClockMoved(Instant now) implements Change {}

    /** What is older than the cutoff is found in the historical tier only. */
    record CutoffMoved(HistoricalCutoff cutoff) implements Change {}

    /** An account exists, with the cash it had before everything that is recorded of it. */
    record AccountOpened(String account, Money openingCash) implements Change {}

    /**
     * Rows were added, or replaced where their id was there already.
     *
     * @param account whose rows, null for series, events and markets
     */
    record RowsPut(RowKind kind, @Nullable String account, List<WireRow> rows) implements Change {
        public RowsPut {
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param account whose rate limits, null for callers without a key
     */
    record LimitsSet(@Nullable String account, Limits limits) implements Change {}

    record StatusSet(boolean exchangeActive, boolean tradingActive) implements Change {}

    /**
     * Participants told the engine to do something, one after the other.
     *
     * @param at the clock goes there first, never back
     */
    record Instructed(Instant at, List<Instruction> instructions) implements Change {
        public Instructed {
            instructions = List.copyOf(instructions);
        }
    }

    /** Somebody at the control door moved a market through its life. */
    record MarketMoved(String ticker, MarketMove move) implements Change {}

    /** Orders that rest when their market closes are cancelled so much later, from the next close on. */
    record CloseDelaySet(Duration delay) implements Change {}

    /** The clock goes like this from now on. */
    record PaceSet(Pace pace) implements Change {}

    /**
     * Robots looked at their markets and moved their quotes.
     *
     * @param tickers of the markets whose robots made a step
     */
    record RobotsStepped(Instant at, List<String> tickers) implements Change {
        public RobotsStepped {
            tickers = List.copyOf(tickers);
        }
    }

    /** A market's robot quotes no more. */
    record RobotDismissed(String ticker) implements Change {}

    /** To what an account's fees and cash are rounded: a cent, or a hundredth of one. */
    record FeePrecisionSet(String account, Money precision) implements Change {}

    /** What a snapshot has to tell of the engine besides rows. */
    record DeskRestored(WireRow state) implements Change {}
}
