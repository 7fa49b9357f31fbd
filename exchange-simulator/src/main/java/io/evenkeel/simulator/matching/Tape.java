package io.evenkeel.simulator.matching;

import io.evenkeel.contracts.money.Quantity;
import org.jspecify.annotations.Nullable;

/** Is told everything that the engine does, as it does it. */
public interface Tape {
    /**
     * An order was accepted, or is not as it was.
     *
     * @param reason what the exchange names as the reason, null for a new order and a plain cancel
     */
    void changed(WorkingOrder order, @Nullable String reason);

    /** Both orders already show it, and {@link #changed} was told of neither. */
    void executed(Execution execution);

    /** The size of the level at which the order rests, or rested, is another one. */
    void levelChanged(WorkingOrder order, Quantity delta);

    /**
     * @param limit with {@code created} and {@code limit_updated} only
     */
    void groupChanged(OrderGroup group, String eventType, @Nullable Quantity limit);
}
