package io.evenkeel.simulator.matching;

/** Why an order is not as it was, as the exchange names it. */
public final class Reasons {
    public static final String DECREASE = "Decrease";
    public static final String AMEND = "Amend";
    public static final String SELF_TRADE_CANCEL = "SelfTradeCancel";
    public static final String EXPIRY_CANCEL = "ExpiryCancel";
    public static final String CLOSE_CANCEL = "CloseCancel";
    public static final String HALT_CANCEL = "HaltCancel";
    public static final String TRADE = "Trade";
    public static final String POST_ONLY_CROSS_CANCEL = "PostOnlyCrossCancel";
    public static final String REDUCE_ONLY_CANCEL = "ReduceOnlyCancel";

    private Reasons() {}
}
