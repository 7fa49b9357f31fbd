package io.evenkeel.pnl.match;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.pnl.mark.Value;
import org.jspecify.annotations.Nullable;

/** Sums in which one unknown makes the whole unknown. */
final class Sums {
    private Sums() {}

    static @Nullable Money plus(@Nullable Money one, @Nullable Money other) {
        return one == null || other == null ? null : one.plus(other);
    }

    static @Nullable Value plus(@Nullable Value one, @Nullable Value other) {
        return one == null || other == null ? null : one.plus(other);
    }

    static @Nullable Value minus(@Nullable Value one, @Nullable Money other) {
        return one == null || other == null ? null : one.minus(Value.of(other));
    }

    static @Nullable Value exact(@Nullable Money money) {
        return money == null ? null : Value.of(money);
    }

    static @Nullable Money rounded(@Nullable Value value) {
        return value == null ? null : value.toMoney();
    }
}
