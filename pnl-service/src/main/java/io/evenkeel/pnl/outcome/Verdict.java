package io.evenkeel.pnl.outcome;

import io.evenkeel.contracts.money.Money;
import org.jspecify.annotations.Nullable;

/** How a finished market ended for the account, by its net P&L. */
public enum Verdict {
    WIN("win"),
    LOSS("loss"),
    BREAKEVEN("breakeven"),
    /** The P&L is not known. */
    UNKNOWN("unknown");

    private final String wire;

    Verdict(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /** @param net net P&L of the market; {@code null} if it is not known */
    public static Verdict of(@Nullable Money net) {
        if (net == null) {
            return UNKNOWN;
        }
        return switch (net.signum()) {
            case 1 -> WIN;
            case -1 -> LOSS;
            default -> BREAKEVEN;
        };
    }
}
