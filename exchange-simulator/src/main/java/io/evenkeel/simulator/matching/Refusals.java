package io.evenkeel.simulator.matching;

import io.evenkeel.simulator.answer.Refusal;

/** Why the engine does not do what it is told, in the exchange's words. */
final class Refusals {
    private static final int BAD = 400;
    private static final int CONFLICT = 409;

    private Refusals() {}

    static Refusal alreadyExists() {
        return Refusal.nested(CONFLICT, "order_already_exists", "order already exists");
    }

    static Refusal exchangePaused() {
        return bad("exchange_is_paused", "exchange is paused");
    }

    static Refusal tradingPaused() {
        return bad("trading_is_paused", "trading is paused");
    }

    static Refusal marketInactive() {
        return bad("market_inactive", "market is inactive");
    }

    static Refusal invalidPrice() {
        return bad("invalid_price", "invalid price");
    }

    static Refusal invalidSize() {
        return bad("invalid_order_size", "invalid order size");
    }

    static Refusal insufficientBalance() {
        return bad("insufficient_balance", "insufficient balance");
    }

    static Refusal invalidOrder(String details) {
        return Refusal.nested(BAD, "invalid_order", "invalid order", details);
    }

    static Refusal notEnoughToFill() {
        return bad("fill_or_kill_insufficient_resting_volume", "fill or kill insufficient resting volume");
    }

    static Refusal groupTriggered() {
        return bad("order_group_limit_exceeded", "order group limit exceeded");
    }

    static Refusal mismatch(String what) {
        return bad(what + "_mismatch", what.replace('_', ' ') + " mismatch");
    }

    private static Refusal bad(String code, String message) {
        return Refusal.nested(BAD, code, message);
    }
}
