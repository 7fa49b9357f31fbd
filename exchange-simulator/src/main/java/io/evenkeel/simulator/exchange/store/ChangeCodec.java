package io.evenkeel.simulator.exchange.store;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.simulator.exchange.Change;
import io.evenkeel.simulator.exchange.Change.AccountOpened;
import io.evenkeel.simulator.exchange.Change.ClockMoved;
import io.evenkeel.simulator.exchange.Change.CloseDelaySet;
import io.evenkeel.simulator.exchange.Change.CutoffMoved;
import io.evenkeel.simulator.exchange.Change.DeskRestored;
import io.evenkeel.simulator.exchange.Change.FeePrecisionSet;
import io.evenkeel.simulator.exchange.Change.Instructed;
import io.evenkeel.simulator.exchange.Change.LimitsSet;
import io.evenkeel.simulator.exchange.Change.MarketMoved;
import io.evenkeel.simulator.exchange.Change.PaceSet;
import io.evenkeel.simulator.exchange.Change.RobotDismissed;
import io.evenkeel.simulator.exchange.Change.RobotsStepped;
import io.evenkeel.simulator.exchange.Change.RowsPut;
import io.evenkeel.simulator.exchange.Change.StatusSet;
import io.evenkeel.simulator.exchange.HistoricalCutoff;
import io.evenkeel.simulator.exchange.Limits;
import io.evenkeel.simulator.exchange.RowKind;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes as objects with a {@code change} field that names their kind. */
final class ChangeCodec {
    private ChangeCodec() {}

    static Map<String, @Nullable Object> print(Change change) {
        return switch (change) {
            case ClockMoved moved -> fields("clock-moved", "now", moved.now().toString());
            case CutoffMoved moved -> fields("cutoff-moved", "cutoff", Cutoffs.print(moved.cutoff()));
            case AccountOpened opened -> {
                var fields = fields("account-opened", "account", opened.account());
                fields.put("opening_cash_dollars", opened.openingCash().toString());
                yield fields;
            }
            case RowsPut put -> print(put);
            case LimitsSet set -> print(set);
            case StatusSet set -> {
                var fields = fields("status-set", "exchange_active", set.exchangeActive());
                fields.put("trading_active", set.tradingActive());
                yield fields;
            }
            case FeePrecisionSet set -> {
                var fields = fields("fee-precision-set", "account", set.account());
                fields.put("precision", set.precision().toString());
                yield fields;
            }
            case DeskRestored restored ->
                fields("desk-restored", "state", restored.state().fields());
            case Instructed told -> print(told);
            case MarketMoved moved -> MoveCodec.print(moved);
            case CloseDelaySet set ->
                fields("close-delay-set", "millis", set.delay().toMillis());
            case PaceSet set -> PaceCodec.print(set.pace());
            case RobotsStepped stepped -> {
                var fields = fields("robots-stepped", "at", stepped.at().toString());
                fields.put("tickers", stepped.tickers());
                yield fields;
            }
            case RobotDismissed dismissed -> fields("robot-dismissed", "ticker", dismissed.ticker());
        };
    }

    private static Map<String, @Nullable Object> print(RowsPut put) {
        var fields = fields("rows-put", "kind", put.kind().wire());
        fields.put("account", put.account());
        fields.put("rows", put.rows().stream().map(WireRow::fields).toList());
        return fields;
    }

    private static Map<String, @Nullable Object> print(LimitsSet set) {
        var fields = fields("limits-set", "account", set.account());
        fields.put("usage_tier", set.limits().usageTier());
        fields.put("read", bucket(set.limits().read()));
        fields.put("write", bucket(set.limits().write()));
        return fields;
    }

    private static Map<String, @Nullable Object> print(Instructed told) {
        var fields = fields("instructed", "at", told.at().toString());
        fields.put(
                "instructions",
                told.instructions().stream().map(InstructionCodec::print).toList());
        return fields;
    }

    /** @throws BadInput if the object is not one that {@link #print} wrote */
    static Change read(WireRow row) {
        return switch (row.text("change")) {
            case "clock-moved" -> new ClockMoved(row.instant("now"));
            case "cutoff-moved" ->
                new CutoffMoved(Cutoffs.read(
                        JsonRows.object(row.fields().get("cutoff"), "cutoff"), HistoricalCutoff.at(Instant.EPOCH)));
            case "account-opened" ->
                new AccountOpened(row.text("account"), row.parsed("opening_cash_dollars", Money::parse));
            case "rows-put" ->
                new RowsPut(
                        RowKind.ofWire(row.text("kind")).orElseThrow(() -> new BadInput("kind", "is unknown")),
                        row.textIfAny("account").orElse(null),
                        JsonRows.rows(row, "rows"));
            case "limits-set" ->
                new LimitsSet(
                        row.textIfAny("account").orElse(null),
                        new Limits(row.text("usage_tier"), bucket(row, "read"), bucket(row, "write")));
            case "market-moved" -> MoveCodec.read(row);
            case "close-delay-set" -> new CloseDelaySet(Duration.ofMillis(row.whole("millis")));
            case "pace-set" -> new PaceSet(PaceCodec.read(row));
            case "robots-stepped" -> new RobotsStepped(row.instant("at"), texts(row, "tickers"));
            case "robot-dismissed" -> new RobotDismissed(row.text("ticker"));
            case "status-set" -> new StatusSet(flag(row, "exchange_active"), flag(row, "trading_active"));
            case "fee-precision-set" -> new FeePrecisionSet(row.text("account"), row.parsed("precision", Money::parse));
            case "desk-restored" ->
                new DeskRestored(JsonRows.object(row.fields().get("state"), "state"));
            case "instructed" ->
                new Instructed(
                        row.instant("at"),
                        JsonRows.rows(row, "instructions").stream()
                                .map(InstructionCodec::read)
                                .toList());
            default -> throw new BadInput("change", "is unknown: " + row.text("change"));
        };
    }

    private static List<String> texts(WireRow row, String field) {
        return row.fields().get(field) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    static Map<String, @Nullable Object> fields(String change, String name, @Nullable Object value) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("change", change);
        fields.put(name, value);
        return fields;
    }

    private static Map<String, Long> bucket(Limits.Bucket bucket) {
        return Map.of("refill_rate", bucket.refillRate(), "bucket_capacity", bucket.capacity());
    }

    private static Limits.Bucket bucket(WireRow row, String field) {
        var bucket = JsonRows.object(row.fields().get(field), field);
        return new Limits.Bucket(bucket.whole("refill_rate"), bucket.whole("bucket_capacity"));
    }

    private static boolean flag(WireRow row, String field) {
        return Boolean.TRUE.equals(row.fields().get(field));
    }
}
