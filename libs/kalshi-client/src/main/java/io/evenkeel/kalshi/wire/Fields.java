package io.evenkeel.kalshi.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Typed reads of one JSON object. A required field that is absent, {@code null} or of another type, and any
 * value that
 * cannot be, is an {@link UnreadableRecord} naming the field; nothing is coerced.
 */
final class Fields {
    private static final int WORDS_LENGTH_MAX = 1000;
    private static final int WORD_LENGTH_MAX = 128;
    /** Year 2000 and year 2100: anything else is no time of this exchange, whatever unit it was meant in. */
    private static final long EPOCH_SECONDS_MIN = 946_684_800L;

    private static final long EPOCH_SECONDS_MAX = 4_102_444_800L;

    private final JsonNode node;

    Fields(JsonNode node) {
        this.node = node;
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** A short word such as an id or a status. */
    String word(String name) {
        var text = required(name, JsonNode::isTextual, "a string").textValue();
        if (text.isEmpty() || text.length() > WORD_LENGTH_MAX) {
            throw new UnreadableRecord(name + " must have 1 to " + WORD_LENGTH_MAX + " characters");
        }
        return text;
    }

    @Nullable
    String wordOrNull(String name) {
        return isEmptyText(name) ? null : word(name);
    }

    /** Text for people: cut to a thousand characters; absent and empty are {@code null}. */
    @Nullable
    String wordsOrNull(String name) {
        if (isEmptyText(name)) {
            return null;
        }
        var text = required(name, JsonNode::isTextual, "a string").textValue();
        return text.length() > WORDS_LENGTH_MAX ? text.substring(0, WORDS_LENGTH_MAX) : text;
    }

    <T> T parsed(String name, Function<String, T> parse) {
        var text = required(name, JsonNode::isTextual, "a string").textValue();
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecord(name + ": " + e.getMessage());
        }
    }

    <T> @Nullable T parsedOrNull(String name, Function<String, T> parse) {
        return isEmptyText(name) ? null : parsed(name, parse);
    }

    Price price(String name) {
        return parsed(name, Price::parse);
    }

    @Nullable
    Price priceOrNull(String name) {
        return parsedOrNull(name, Price::parse);
    }

    Quantity quantity(String name) {
        return parsed(name, Quantity::parse);
    }

    /** Contracts that cannot be fewer than none. */
    Quantity count(String name) {
        var count = quantity(name);
        if (count.signum() < 0) {
            throw new UnreadableRecord(name + " is negative");
        }
        return count;
    }

    Money money(String name) {
        return parsed(name, Money::parse);
    }

    /** Dollars that cannot be less than nothing, such as a cost or a fee. */
    Money cost(String name) {
        var cost = money(name);
        if (cost.signum() < 0) {
            throw new UnreadableRecord(name + " is negative");
        }
        return cost;
    }

    @Nullable
    Money costOrNull(String name) {
        return has(name) ? cost(name) : null;
    }

    long integer(String name) {
        var number = required(name, JsonNode::isIntegralNumber, "an integer");
        if (!number.canConvertToLong()) {
            throw new UnreadableRecord(name + " is out of range");
        }
        return number.longValue();
    }

    Money cents(String name) {
        try {
            return Money.ofCents(integer(name));
        } catch (ArithmeticException e) {
            throw new UnreadableRecord(name + " is out of range");
        }
    }

    Money centsNotNegative(String name) {
        var cents = cents(name);
        if (cents.signum() < 0) {
            throw new UnreadableRecord(name + " is negative");
        }
        return cents;
    }

    boolean flag(String name) {
        return required(name, JsonNode::isBoolean, "true or false").booleanValue();
    }

    BigDecimal number(String name) {
        return required(name, JsonNode::isNumber, "a number").decimalValue();
    }

    Instant time(String name) {
        var text = required(name, JsonNode::isTextual, "a time as text").textValue();
        try {
            return inRange(name, Instant.parse(text));
        } catch (DateTimeException e) {
            throw new UnreadableRecord(name + " is no RFC 3339 time");
        }
    }

    @Nullable
    Instant timeOrNull(String name) {
        return isEmptyText(name) ? null : time(name);
    }

    Instant epochSeconds(String name) {
        var seconds = integer(name);
        if (seconds < EPOCH_SECONDS_MIN || seconds > EPOCH_SECONDS_MAX) {
            throw new UnreadableRecord(name + " is out of range");
        }
        return Instant.ofEpochSecond(seconds);
    }

    @Nullable
    Instant epochSecondsOrNull(String name) {
        return has(name) ? epochSeconds(name) : null;
    }

    /** The primary one where the field is absent. */
    Subaccount subaccount(String name) {
        if (!has(name)) {
            return Subaccount.PRIMARY;
        }
        var number = integer(name);
        if (number < 0 || number > 63) {
            throw new UnreadableRecord(name + " is outside 0..63");
        }
        return new Subaccount((int) number);
    }

    Fields object(String name) {
        return new Fields(required(name, JsonNode::isObject, "an object"));
    }

    MarketTicker ticker(String name) {
        return parsed(name, MarketTicker::new);
    }

    private Instant inRange(String name, Instant time) {
        var seconds = time.getEpochSecond();
        if (seconds < EPOCH_SECONDS_MIN || seconds > EPOCH_SECONDS_MAX) {
            throw new UnreadableRecord(name + " is out of range");
        }
        return time;
    }

    private boolean isEmptyText(String name) {
        var value = node.path(name);
        return !has(name) || (value.isTextual() && value.textValue().isEmpty());
    }

    private JsonNode required(String name, Function<JsonNode, Boolean> isRight, String what) {
        var value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            throw new UnreadableRecord(name + " is missing");
        }
        if (!isRight.apply(value)) {
            throw new UnreadableRecord(name + " is not " + what);
        }
        return value;
    }
}
