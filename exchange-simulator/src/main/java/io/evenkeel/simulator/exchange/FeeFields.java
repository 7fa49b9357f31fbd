package io.evenkeel.simulator.exchange;

import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.math.BigDecimal;
import java.util.Optional;

/** What rows of series, events and announced changes say of fees. */
final class FeeFields {
    private static final BigDecimal MULTIPLIER_MAX = BigDecimal.valueOf(1000);
    private static final int DECIMALS_MAX = 6;

    private FeeFields() {}

    /** @throws BadInput if the field is there and not a number that fees can be reckoned with */
    static Optional<BigDecimal> multiplier(WireRow row, String field) {
        var value = row.fields().get(field);
        if (value == null) {
            return Optional.empty();
        }
        var multiplier = value instanceof Long whole ? BigDecimal.valueOf(whole) : value;
        if (!(multiplier instanceof BigDecimal number)) {
            throw new BadInput(field, "must be a number");
        }
        if (number.signum() < 0
                || number.compareTo(MULTIPLIER_MAX) > 0
                || number.stripTrailingZeros().scale() > DECIMALS_MAX) {
            throw new BadInput(field, "must be 0 to " + MULTIPLIER_MAX + " with at most " + DECIMALS_MAX + " decimals");
        }
        return Optional.of(number);
    }
}
