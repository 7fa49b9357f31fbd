package io.evenkeel.kalshi.groundtruth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.kalshi.wire.OrderBook;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Compares a value of ours with what is on the wire, by the rules of the wire and not by our readers. */
final class Exact {
    /** Whole numbers above this are milliseconds, and below it seconds. */
    private static final long MILLIS_MIN = 100_000_000_000L;

    private Exact() {}

    static void same(String where, JsonNode raw, Object ours) {
        if (raw.isNull() || (raw.isTextual() && raw.textValue().isEmpty())) {
            require(ours == null || ours.equals("") || ours.equals(List.of()), where, raw, ours);
            return;
        }
        require(ours != null, where, raw, ours);
        switch (ours) {
            case Price price -> number(where, raw, price.toBigDecimal());
            case Quantity quantity -> number(where, raw, quantity.toBigDecimal());
            case Money money -> number(where, raw, money.toBigDecimal());
            case BigDecimal number ->
                require(raw.isNumber() && raw.decimalValue().compareTo(number) == 0, where, raw, ours);
            case Integer number -> whole(where, raw, number);
            case Long number -> whole(where, raw, number);
            case Subaccount subaccount -> whole(where, raw, subaccount.number());
            case Duration duration -> whole(where, raw, duration.toSeconds());
            case Instant instant -> require(instant.equals(time(raw)), where, raw, ours);
            case Boolean flag -> require(raw.isBoolean() && flag == raw.booleanValue(), where, raw, ours);
            case BookSide side ->
                require(side.wire().equals(raw.textValue()) || outcome(side).equals(raw.textValue()), where, raw, ours);
            case List<?> list -> elements(where, raw, list);
            default -> text(where, raw, ours.toString());
        }
    }

    /** Money and counts are text; what is a whole number instead is in cents. */
    private static void number(String where, JsonNode raw, BigDecimal ours) {
        require(raw.isTextual() || raw.isIntegralNumber(), where, raw, ours);
        var wire = raw.isTextual()
                ? new BigDecimal(raw.textValue())
                : raw.decimalValue().movePointLeft(2);
        require(ours.compareTo(wire) == 0, where, raw, ours);
    }

    private static void whole(String where, JsonNode raw, long ours) {
        require(raw.isIntegralNumber() && raw.longValue() == ours, where, raw, ours);
    }

    private static Instant time(JsonNode raw) {
        if (raw.isTextual()) {
            return Instant.parse(raw.textValue());
        }
        return raw.longValue() > MILLIS_MIN
                ? Instant.ofEpochMilli(raw.longValue())
                : Instant.ofEpochSecond(raw.longValue());
    }

    private static String outcome(BookSide side) {
        return side == BookSide.BID ? "yes" : "no";
    }

    /** An object is kept as its own text. */
    private static void text(String where, JsonNode raw, String ours) {
        if (!raw.isObject()) {
            require(raw.isTextual() && raw.textValue().equals(ours), where, raw, ours);
            return;
        }
        try {
            require(Recordings.JSON.readTree(ours).equals(raw), where, raw, ours);
        } catch (JsonProcessingException e) {
            throw new AssertionError(where, e);
        }
    }

    private static void elements(String where, JsonNode raw, List<?> ours) {
        require(raw.isArray() && raw.size() == ours.size(), where, raw, ours);
        for (var i = 0; i < raw.size(); i++) {
            if (ours.get(i) instanceof OrderBook.Level(Price price, Quantity count)) {
                require(raw.path(i).size() == 2, where, raw, ours);
                same(where, raw.path(i).path(0), price);
                same(where, raw.path(i).path(1), count);
            } else {
                same(where, raw.path(i), ours.get(i));
            }
        }
    }

    /** There are a million of these: the message is made only when it is needed. */
    private static void require(boolean holds, String where, JsonNode raw, Object ours) {
        if (!holds) {
            throw new AssertionError(where + ": on the wire " + raw + ", ours " + ours);
        }
    }
}
