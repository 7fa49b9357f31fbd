package io.evenkeel.sync.ingest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is read for an account, in the order in which it is read. */
public enum Resource {
    FILLS("fills"),
    SETTLEMENTS("settlements"),
    MARKETS("markets"),
    POSITIONS("positions"),
    CASH_MOVEMENTS("cash-movements"),
    BALANCE("balance"),
    ORDERS("orders");

    private final String wire;

    Resource(String wire) {
        this.wire = wire;
    }

    /** The name in URLs, tables, events and logs. */
    public String wire() {
        return wire;
    }

    /** Whether it is a list of what is now: of two texts of one record only the newer one says anything. */
    public boolean isOfNow() {
        return this == POSITIONS || this == MARKETS;
    }

    public static Optional<Resource> ofWire(String wire) {
        return Arrays.stream(values())
                .filter(resource -> resource.wire.equals(wire))
                .findFirst();
    }

    public static List<Resource> all() {
        return List.of(values());
    }
}
