package io.evenkeel.contracts.event;

import java.util.Optional;

/** The registry of events: the name on the wire, its version, its stream and the head of its subject. */
public enum EventType {
    FILL_RECORDED("fill-recorded", FillRecorded.class, EventStream.PORTFOLIO, "portfolio.fill"),
    SETTLEMENT_RECORDED("settlement-recorded", SettlementRecorded.class, EventStream.PORTFOLIO, "portfolio.settlement"),
    CASH_MOVEMENT_RECORDED(
            "cash-movement-recorded", CashMovementRecorded.class, EventStream.PORTFOLIO, "portfolio.cash-movement"),
    POSITION_OBSERVED("position-observed", PositionObserved.class, EventStream.STATE, "state.position"),
    BALANCE_OBSERVED("balance-observed", BalanceObserved.class, EventStream.STATE, "state.balance"),
    ACCOUNT_OBSERVED("account-observed", AccountObserved.class, EventStream.STATE, "state.account"),
    MARKET_OBSERVED("market-observed", MarketObserved.class, EventStream.MARKET, "market.metadata"),
    SYNC_RUN_FINISHED("sync-run-finished", SyncRunFinished.class, EventStream.SYNC, "sync.run");

    private final String wire;
    private final Class<? extends EventData> data;
    private final EventStream stream;
    private final String subjectHead;

    EventType(String wire, Class<? extends EventData> data, EventStream stream, String subjectHead) {
        this.wire = wire;
        this.data = data;
        this.stream = stream;
        this.subjectHead = subjectHead;
    }

    /** The stable name on the wire, never a class name. */
    public String wire() {
        return wire;
    }

    /** Only ever raised together with a reader for the old one. */
    public int version() {
        return 1;
    }

    public Class<? extends EventData> data() {
        return data;
    }

    public EventStream stream() {
        return stream;
    }

    /** First two tokens of the subject, such as {@code portfolio.fill}. */
    public String subjectHead() {
        return subjectHead;
    }

    public static EventType of(EventData data) {
        return switch (data) {
            case FillRecorded _ -> FILL_RECORDED;
            case SettlementRecorded _ -> SETTLEMENT_RECORDED;
            case CashMovementRecorded _ -> CASH_MOVEMENT_RECORDED;
            case PositionObserved _ -> POSITION_OBSERVED;
            case BalanceObserved _ -> BALANCE_OBSERVED;
            case AccountObserved _ -> ACCOUNT_OBSERVED;
            case MarketObserved _ -> MARKET_OBSERVED;
            case SyncRunFinished _ -> SYNC_RUN_FINISHED;
        };
    }

    /** Empty for a type that this build does not know. */
    public static Optional<EventType> ofWire(String wire) {
        for (var type : values()) {
            if (type.wire.equals(wire)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
