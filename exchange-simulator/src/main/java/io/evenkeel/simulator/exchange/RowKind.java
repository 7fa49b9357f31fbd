package io.evenkeel.simulator.exchange;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of rows that a scenario, the journal and the control door speak of. */
public enum RowKind {
    SERIES(false),
    EVENTS(false),
    MARKETS(false),
    /** Public trades, which name nobody. */
    TRADES(false),
    SERIES_FEE_CHANGES(false),
    EVENT_FEE_CHANGES(false),
    /** How a market will end, which nobody but the simulator knows before its time. */
    ENDINGS(false),
    /** What quotes a market for the house. */
    ROBOTS(false),
    FILLS(true),
    SETTLEMENTS(true),
    ORDERS(true),
    DEPOSITS(true),
    WITHDRAWALS(true),
    /** Between sub-accounts. */
    TRANSFERS(true),
    /** Between event contracts and margin. */
    EXCHANGE_TRANSFERS(true),
    /** Part of a market's price history, which everybody sees, whatever account it came with. */
    CANDLESTICKS(true);

    private final boolean ofAccount;

    RowKind(boolean ofAccount) {
        this.ofAccount = ofAccount;
    }

    /** True if such a row belongs to an account, false if everybody sees it. */
    public boolean isOfAccount() {
        return ofAccount;
    }

    /** The name in files and paths, such as {@code fills}. */
    public String wire() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Optional<RowKind> ofWire(String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }
}
