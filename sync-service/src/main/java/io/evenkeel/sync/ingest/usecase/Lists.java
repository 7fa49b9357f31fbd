package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.sync.ingest.Resource;

/** What the exchange calls the lists that records come in. */
public final class Lists {
    public static final String DEPOSITS = "deposits";
    public static final String WITHDRAWALS = "withdrawals";
    static final String MARKETS = "markets";
    /** Not lists, but set apart like their records. */
    static final String EVENT = "event";

    static final String SERIES = "series";
    static final String DEPOSIT = "deposit";
    static final String WITHDRAWAL = "withdrawal";

    private Lists() {}

    /** @param recordId the id that the record is kept under */
    public static String of(Resource resource, String recordId) {
        return switch (resource) {
            case FILLS -> "fills";
            case SETTLEMENTS -> "settlements";
            case ORDERS -> "orders";
            case POSITIONS -> "market_positions";
            case MARKETS -> MARKETS;
            case CASH_MOVEMENTS -> recordId.startsWith(DEPOSIT) ? DEPOSITS : WITHDRAWALS;
            case BALANCE -> "";
        };
    }
}
