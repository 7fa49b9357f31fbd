package io.evenkeel.pnl.bucket;

import io.evenkeel.pnl.book.BookedLine;
import io.evenkeel.pnl.book.ClosedPiece;
import io.evenkeel.pnl.book.Fill;
import io.evenkeel.pnl.book.Realization;
import io.evenkeel.pnl.outcome.Outcome;
import io.evenkeel.pnl.settlement.Closing;
import io.evenkeel.pnl.settlement.MarketPnl;
import io.evenkeel.pnl.settlement.PnlSource;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Amounts by slot, ascending; slots in which nothing is left are not kept. Not safe for use by several threads. */
public final class SlotTable {
    private final TreeMap<Slot, Amounts> slots = new TreeMap<>();

    /** All that one market adds, computed from nothing. A market whose P&L is not known adds only its count. */
    public static SlotTable of(MarketPnl market) {
        var table = new SlotTable();
        if (countsFees(market.closing())) {
            market.fills().forEach(table::addFee);
        }
        market.realizations().forEach(table::add);
        table.add(market.closing().outcome());
        return table;
    }

    /**
     * Whether each fill's fee counts where it was charged; else the fees come with the settlement row, or not at all.
     */
    public static boolean countsFees(Closing closing) {
        return closing.source() == PnlSource.FILLS || closing.source() == PnlSource.DERIVED;
    }

    public void add(Slot slot, Amounts amounts) {
        slots.merge(slot, amounts, (a, b) -> {
            var sum = a.plus(b);
            return sum.isNone() ? null : sum;
        });
        slots.remove(slot, Amounts.NONE);
    }

    /** One line of realized P&L, with the fees only if they are booked with it and not with the fills. */
    public void add(Realization line) {
        var slot = Slot.of(line.at());
        add(slot, line.reason().isTrading() ? Amounts.ofTrading(line.gross()) : Amounts.ofSettlement(line.gross()));
        switch (line) {
            case BookedLine booked -> add(slot, Amounts.ofFee(booked.fees()));
            case ClosedPiece _ -> {}
        }
    }

    public void addFee(Fill fill) {
        add(Slot.of(fill.at()), Amounts.ofFee(fill.fee()));
    }

    public void add(@Nullable Outcome outcome) {
        if (outcome != null) {
            add(Slot.of(outcome.at()), Amounts.of(outcome.verdict()));
        }
    }

    public void remove(@Nullable Outcome outcome) {
        if (outcome != null) {
            add(Slot.of(outcome.at()), Amounts.of(outcome.verdict()).negate());
        }
    }

    public void addAll(SlotTable other) {
        other.slots.forEach(this::add);
    }

    public void removeAll(SlotTable other) {
        other.slots.forEach((slot, amounts) -> add(slot, amounts.negate()));
    }

    /** The same amounts by full hour. */
    public SlotTable hours() {
        var hours = new SlotTable();
        slots.forEach((slot, amounts) -> hours.add(Hours.of(slot), amounts));
        return hours;
    }

    /** A copy, ascending. */
    public NavigableMap<Slot, Amounts> slots() {
        return new TreeMap<>(slots);
    }

    public Amounts total() {
        var total = Amounts.NONE;
        for (Map.Entry<Slot, Amounts> entry : slots.entrySet()) {
            total = total.plus(entry.getValue());
        }
        return total;
    }
}
