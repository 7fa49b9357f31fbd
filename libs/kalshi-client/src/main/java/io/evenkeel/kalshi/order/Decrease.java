package io.evenkeel.kalshi.order;

import io.evenkeel.contracts.money.Quantity;

/** How much smaller an order shall be; it keeps its place in the queue. */
public sealed interface Decrease {
    Quantity count();

    /** So many contracts less. */
    record By(Quantity count) implements Decrease {
        /** @throws IllegalArgumentException unless it is above zero */
        public By {
            if (count.signum() <= 0) {
                throw new IllegalArgumentException("an order is decreased by more than zero");
            }
        }
    }

    /** So many contracts left; none cancels the order. */
    record To(Quantity count) implements Decrease {
        /** @throws IllegalArgumentException if it is negative */
        public To {
            if (count.signum() < 0) {
                throw new IllegalArgumentException("an order is not decreased to less than zero");
            }
        }
    }
}
