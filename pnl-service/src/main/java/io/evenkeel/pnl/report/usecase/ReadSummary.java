package io.evenkeel.pnl.report.usecase;

import io.evenkeel.pnl.bucket.Amounts;
import io.evenkeel.pnl.bucket.Hours;
import io.evenkeel.pnl.bucket.Slot;
import io.evenkeel.pnl.report.Scope;
import io.evenkeel.pnl.report.Span;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sums by slot. Where the span begins or ends within a slot, that part is counted exactly, from single rows. */
@ApplicationScoped
public class ReadSummary {
    private final ReportStore store;

    ReadSummary(ReportStore store) {
        this.store = store;
    }

    /**
     * Ascending; slots in which nothing happened are left out.
     *
     * @param byHour whether full hours may stand together, under the slot that begins them
     */
    public Uni<NavigableMap<Slot, Amounts>> slots(Scope scope, Span span, boolean byHour) {
        return store.atOneMoment(reads -> slots(reads, scope, span, byHour));
    }

    private static Uni<NavigableMap<Slot, Amounts>> slots(ReportReads reads, Scope scope, Span span, boolean byHour) {
        var from = span.from();
        var to = span.to();
        var firstWhole = from == null ? null : roundedUp(from);
        var lastWhole = to == null ? null : Slot.of(to).start();
        if (firstWhole != null && lastWhole != null && firstWhole.isAfter(lastWhole)) {
            // Both bounds lie within one slot.
            return edge(reads, scope, from, to).map(edge -> merged(Map.of(), edge, Map.of()));
        }
        return whole(reads, scope, new Span(firstWhole, lastWhole), byHour)
                .chain(whole -> edge(reads, scope, from, firstWhole)
                        .chain(first -> edge(reads, scope, lastWhole, to).map(last -> merged(whole, first, last))));
    }

    private static Uni<? extends Map<Slot, Amounts>> whole(ReportReads reads, Scope scope, Span span, boolean byHour) {
        var from = span.from();
        var to = span.to();
        var firstHour = from == null ? null : hourAtOrAfter(from);
        var lastHour = to == null ? null : Hours.of(new Slot(to)).start();
        if (!byHour || (firstHour != null && lastHour != null && firstHour.isAfter(lastHour))) {
            return reads.slots(scope, span);
        }
        return reads.hours(scope, new Span(firstHour, lastHour))
                .chain(hours -> quarters(reads, scope, from, firstHour)
                        .chain(first -> quarters(reads, scope, lastHour, to).map(last -> merged(hours, first, last))));
    }

    private static Uni<Map<Slot, Amounts>> quarters(
            ReportReads reads, Scope scope, @Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null || !from.isBefore(to)
                ? Uni.createFrom().item(Map.of())
                : reads.slots(scope, new Span(from, to));
    }

    private static Instant hourAtOrAfter(Instant slot) {
        var hour = Hours.of(new Slot(slot)).start();
        return hour.equals(slot) ? slot : hour.plus(Duration.ofHours(1));
    }

    private static Uni<Map<Slot, Amounts>> edge(
            ReportReads reads, Scope scope, @Nullable Instant from, @Nullable Instant to) {
        if (from == null || to == null || !from.isBefore(to)) {
            return Uni.createFrom().item(Map.of());
        }
        return reads.exact(scope, from, to).map(amounts -> Map.of(Slot.of(from), amounts));
    }

    private static NavigableMap<Slot, Amounts> merged(
            Map<Slot, Amounts> whole, Map<Slot, Amounts> first, Map<Slot, Amounts> last) {
        var slots = new TreeMap<>(whole);
        first.forEach((slot, amounts) -> slots.merge(slot, amounts, Amounts::plus));
        last.forEach((slot, amounts) -> slots.merge(slot, amounts, Amounts::plus));
        slots.values().removeIf(Amounts::isNone);
        return slots;
    }

    private static Instant roundedUp(Instant at) {
        var start = Slot.of(at).start();
        return start.equals(at) ? at : start.plus(Slot.LENGTH);
    }
}
