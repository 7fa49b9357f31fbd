package io.evenkeel.simulator.exchange.life;

import io.evenkeel.contracts.money.Price;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How and when a market ends, as far as the simulator knows and the market's row does not tell.
 *
 * @param verdict the result, known here before it is public
 * @param determineAt when a closed market's result comes out
 * @param finishAt when the settlement timer runs out
 * @param payoutLag from there to the pay-out
 * @param payAt when a finalized market is paid out, null once it was
 */
public record Ending(
        String ticker,
        Verdict verdict,
        @Nullable Instant determineAt,
        @Nullable Instant finishAt,
        Duration payoutLag,
        @Nullable Instant payAt) {

    /** An ending that is decided now and paid at once. */
    static Ending of(String ticker, Verdict verdict) {
        return new Ending(ticker, verdict, null, null, Duration.ZERO, null);
    }

    /**
     * Reads {@code ticker}, {@code result}, {@code value_dollars}, {@code determined_at}, {@code payout_lag}, and what
     * a snapshot adds to them.
     *
     * @throws BadInput naming the field that is missing or wrong
     */
    public static Ending of(WireRow row) {
        return new Ending(
                row.text("ticker"),
                Verdict.of(row),
                row.instantIfAny("determined_at").orElse(null),
                row.instantIfAny("finish_at").orElse(null),
                lag(row),
                row.instantIfAny("pay_at").orElse(null));
    }

    /** The row again. */
    public WireRow row() {
        var fields = new TreeMap<String, @Nullable Object>();
        fields.put("ticker", ticker);
        fields.put("result", verdict.result());
        fields.put("value_dollars", verdict.yesPays().toString());
        fields.put("payout_lag", payoutLag.toString());
        put(fields, "determined_at", determineAt);
        put(fields, "finish_at", finishAt);
        put(fields, "pay_at", payAt);
        return WireRow.of(fields);
    }

    /** The duration in {@code payout_lag}; none where it is missing. */
    public static Duration lag(WireRow row) {
        try {
            var lag = row.textIfAny("payout_lag").map(Duration::parse).orElse(Duration.ZERO);
            if (lag.isNegative()) {
                throw new BadInput("payout_lag", "must not be negative");
            }
            return lag;
        } catch (DateTimeException notADuration) {
            throw new BadInput("payout_lag", "must be an ISO 8601 duration such as PT1H");
        }
    }

    Price yesPays() {
        return verdict.yesPays();
    }

    /** The result came out; the timer runs until then. */
    Ending determined(Instant timerEnds) {
        return new Ending(ticker, verdict, null, timerEnds, payoutLag, null);
    }

    Ending disputed() {
        return new Ending(ticker, verdict, null, null, payoutLag, null);
    }

    Ending amended(Verdict other, @Nullable Instant timerEnds) {
        return new Ending(ticker, other, null, timerEnds, payoutLag, payAt);
    }

    Ending finished(Instant at) {
        return new Ending(ticker, verdict, null, null, payoutLag, at.plus(payoutLag));
    }

    Ending paid() {
        return new Ending(ticker, verdict, null, null, payoutLag, null);
    }

    /** The next moment at which something happens to a market of this status by itself. */
    Optional<Instant> due(MarketStatus status) {
        return switch (status) {
            case CLOSED -> Optional.ofNullable(determineAt);
            case DETERMINED, AMENDED -> Optional.ofNullable(finishAt);
            case FINALIZED -> Optional.ofNullable(payAt);
            case INITIALIZED, ACTIVE, INACTIVE, DISPUTED -> Optional.empty();
        };
    }

    private static void put(TreeMap<String, @Nullable Object> fields, String name, @Nullable Instant time) {
        if (time != null) {
            fields.put(name, time.toString());
        }
    }
}
