package io.evenkeel.contracts.event;

/** What one event says. Which record it is follows from the envelope's {@code type}, see {@link EventType}. */
public sealed interface EventData
        permits FillRecorded,
                SettlementRecorded,
                CashMovementRecorded,
                PositionObserved,
                BalanceObserved,
                AccountObserved,
                MarketObserved,
                SyncRunFinished {}
