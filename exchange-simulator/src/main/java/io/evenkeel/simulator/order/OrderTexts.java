package io.evenkeel.simulator.order;

import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.answer.Refusal;

/** Numbers that orders carry as text. */
final class OrderTexts {
    private static final int PRICE_DECIMALS_MAX = 4;
    private static final int COUNT_DECIMALS_MAX = 2;

    private OrderTexts() {}

    /** @throws Refusal if it is no price, or has more decimals than a price may have, were they only zeros */
    static Price price(String text) {
        if (decimals(text) > PRICE_DECIMALS_MAX) {
            throw Refusal.nested(
                    400, "invalid_order", "invalid order", "price has more than 4 decimals of dollar precision");
        }
        try {
            return Price.parse(text);
        } catch (IllegalArgumentException noPrice) {
            throw Refusal.nested(400, "invalid_price", "invalid price");
        }
    }

    /** @throws Refusal if it is no count above 0, or has more than two decimals */
    static Quantity count(String text) {
        var count = countOrNone(text);
        if (count.signum() <= 0) {
            throw invalidSize();
        }
        return count;
    }

    /** As {@link #count}, but 0 is a count too. */
    static Quantity countOrNone(String text) {
        if (decimals(text) > COUNT_DECIMALS_MAX) {
            throw invalidSize();
        }
        try {
            var count = Quantity.parse(text);
            if (count.signum() < 0) {
                throw invalidSize();
            }
            return count;
        } catch (IllegalArgumentException noCount) {
            throw invalidSize();
        }
    }

    private static Refusal invalidSize() {
        return Refusal.nested(400, "invalid_order_size", "invalid order size");
    }

    private static int decimals(String text) {
        var dot = text.indexOf('.');
        return dot < 0 ? 0 : text.length() - dot - 1;
    }
}
