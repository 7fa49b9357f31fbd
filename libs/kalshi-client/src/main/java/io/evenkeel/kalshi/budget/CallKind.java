package io.evenkeel.kalshi.budget;

/** What a call is about. What fails for one kind says nothing about the others, so each has its own breaker. */
public enum CallKind {
    ORDER_ENTRY("order entry"),
    ORDER_CANCEL("cancelling orders"),
    ORDER_GROUPS("order groups"),
    ORDERS("orders"),
    FILLS("fills"),
    POSITIONS("balance and positions"),
    SETTLEMENTS("settlements"),
    CASH("cash movements"),
    HISTORY("the historical tier"),
    MARKETS("markets"),
    ACCOUNT("limits and status");

    private final String words;

    CallKind(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
