package io.evenkeel.simulator.matching;

import io.evenkeel.contracts.money.Price;
import java.util.List;

/** The prices at which a market may be quoted: multiples of a step, which may differ from range to range. */
public record PriceGrid(List<Range> ranges) {
    public static final PriceGrid CENTS = new PriceGrid(List.of(new Range(Price.ZERO, Price.ONE, new Price(100))));

    public PriceGrid {
        ranges = List.copyOf(ranges);
    }

    /**
     * @param step not zero
     */
    public record Range(Price start, Price end, Price step) {
        /** @throws IllegalArgumentException if the step is zero */
        public Range {
            if (step.equals(Price.ZERO)) {
                throw new IllegalArgumentException("step must be more than 0");
            }
        }

        boolean has(Price price) {
            return price.compareTo(start) >= 0
                    && price.compareTo(end) <= 0
                    && price.dollarsE4() % step.dollarsE4() == 0;
        }
    }

    /** True for a price strictly between 0 and 1 that lies on the step of one of its ranges. */
    public boolean has(Price price) {
        if (price.equals(Price.ZERO) || price.equals(Price.ONE)) {
            return false;
        }
        for (var range : ranges) {
            if (range.has(price)) {
                return true;
            }
        }
        return false;
    }
}
