package io.evenkeel.sync.repair;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be told once more. */
public enum TellAgain {
    FILLS("fills"),
    SETTLEMENTS("settlements"),
    CASH_MOVEMENTS("cash-movements"),
    MARKETS("markets"),
    POSITIONS("positions"),
    ACCOUNTS("accounts");

    private final String wire;

    TellAgain(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    public static Optional<TellAgain> ofWire(String wire) {
        return Arrays.stream(values()).filter(one -> one.wire.equals(wire)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(TellAgain::wire).toList();
    }
}
