package io.evenkeel.simulator.exchange;

import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.Set;

/**
 * A change of fees that was announced for a series or an event, which is told by the list it is in.
 *
 * @param at when it comes into force
 */
public record FeeChange(String id, Instant at, WireRow row) implements Entry {
    private static final Set<String> FEE_TYPES =
            Set.of("quadratic", "quadratic_with_maker_fees", "quadratic_with_combo_maker_fees", "flat");

    /** @throws BadInput naming the field that is missing or wrong */
    static FeeChange ofSeries(WireRow given) {
        var at = given.instant("scheduled_ts");
        var row = given.withDefault("id", given.text("series_ticker") + "-" + at.getEpochSecond());
        requireFeeType(row, "fee_type");
        row.text("fee_type");
        if (FeeFields.multiplier(row, "fee_multiplier").isEmpty()) {
            throw new BadInput("fee_multiplier", "is required");
        }
        return new FeeChange(row.text("id"), at, row);
    }

    /**
     * An override that is null ends the one before.
     *
     * @throws BadInput naming the field that is missing or wrong
     */
    static FeeChange ofEvent(WireRow given) {
        var at = given.instant("scheduled_ts");
        var event = given.text("event_ticker");
        var row = given.withDefault("id", event + "-" + at.getEpochSecond())
                .withDefault("fee_multiplier_override", null)
                .withDefault("fee_type_override", null)
                .withDefault("series_ticker", Rows.eventOf(event));
        requireFeeType(row, "fee_type_override");
        FeeFields.multiplier(row, "fee_multiplier_override");
        return new FeeChange(row.text("id"), at, row);
    }

    private static void requireFeeType(WireRow row, String field) {
        row.textIfAny(field).filter(type -> !FEE_TYPES.contains(type)).ifPresent(unknown -> {
            throw new BadInput(
                    field,
                    "must be one of "
                            + String.join(", ", FEE_TYPES.stream().sorted().toList()));
        });
    }
}
