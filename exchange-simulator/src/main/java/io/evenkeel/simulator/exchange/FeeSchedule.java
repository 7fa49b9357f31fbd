package io.evenkeel.simulator.exchange;

import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The announced changes of fees; the clock brings them into force. */
public final class FeeSchedule {
    private final Register<FeeChange> ofSeries = new Register<>();
    private final Register<FeeChange> ofEvents = new Register<>();

    public Register<FeeChange> ofSeries() {
        return ofSeries;
    }

    public Register<FeeChange> ofEvents() {
        return ofEvents;
    }

    /**
     * Changes the series and events whose time came after {@code from} and not after {@code to}, oldest first.
     *
     * @return the tickers of the events that have other fees now
     */
    List<String> bringIntoForce(Instant from, Instant to, Map<String, WireRow> series, Map<String, WireRow> events) {
        for (var change : between(ofSeries, from, to)) {
            series.computeIfPresent(
                    change.row().text("series_ticker"),
                    (ticker, row) -> copied(change, row, "fee_type", "fee_multiplier"));
        }
        var changedEvents = between(ofEvents, from, to);
        for (var change : changedEvents) {
            events.computeIfPresent(
                    change.row().text("event_ticker"),
                    (ticker, row) -> copied(change, row, "fee_type_override", "fee_multiplier_override"));
        }
        return changedEvents.stream()
                .map(change -> change.row().text("event_ticker"))
                .toList();
    }

    private static List<FeeChange> between(Register<FeeChange> changes, Instant from, Instant to) {
        return changes.oldestFirst().stream()
                .filter(change -> change.at().isAfter(from) && !change.at().isAfter(to))
                .toList();
    }

    private static WireRow copied(FeeChange change, WireRow row, String... fields) {
        var changed = row;
        for (var field : fields) {
            changed = changed.with(field, change.row().fields().get(field));
        }
        return changed;
    }
}
