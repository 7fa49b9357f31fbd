package io.evenkeel.kalshi.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.contracts.time.UtcTime;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Typed reads of one JSON object. A required field that is absent, {@code null} or of another type, and any value that
 * cannot be, is an {@link UnreadableRecord} naming the field; nothing is coerced. Lists may be {@code null}: they are
 * empty then.
 */
public final class Fields {
    private static final int WORDS_LENGTH_MAX = 1000;
    private static final int WORD_LENGTH_MAX = 128;
    private static final int INDEX_MAX = 1_000_000;
    /** More of them at a dollar each could not be valued in millionths of a dollar. */
    private static final long CONTRACTS_E2_MAX = Long.MAX_VALUE / Price.ONE.dollarsE4();

    /** Year 2000 and year 2100: anything else is no time of this exchange, whatever unit it was meant in. */
    private static final long EPOCH_SECONDS_MIN = 946_684_800L;

    private static final long EPOCH_SECONDS_MAX = 4_102_444_800L;

    private final JsonNode node;

    public Fields(JsonNode node) {
        this.node = node;
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** A short word such as an id or a status. */
    public String word(String name) {
        var text = required(name, JsonNode::isTextual, "a string").textValue();
        if (text.isEmpty() || text.length() > WORD_LENGTH_MAX) {
            throw new UnreadableRecord(name + " must have 1 to " + WORD_LENGTH_MAX + " characters");
        }
        return text;
    }

    @Nullable
    public String wordOrNull(String name) {
        return isEmptyText(name) ? null : word(name);
    }

    /** Text for people: cut to a thousand characters; absent and empty are {@code null}. */
    @Nullable
    public String wordsOrNull(String name) {
        if (isEmptyText(name)) {
            return null;
        }
        var text = required(name, JsonNode::isTextual, "a string").textValue();
        return text.length() > WORDS_LENGTH_MAX ? text.substring(0, WORDS_LENGTH_MAX) : text;
    }

    public <T> T parsed(String name, Function<String, T> parse) {
        var text = required(name, JsonNode::isTextual, "a string").textValue();
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecord(name + ": " + e.getMessage());
        }
    }

    public <T> @Nullable T parsedOrNull(String name, Function<String, T> parse) {
        return isEmptyText(name) ? null : parsed(name, parse);
    }

    public Price price(String name) {
        return parsed(name, Price::parse);
    }

    @Nullable
    public Price priceOrNull(String name) {
        return parsedOrNull(name, Price::parse);
    }

    /** As many as the tables hold: the type itself holds nine times more. */
    public Quantity quantity(String name) {
        var quantity = parsed(name, Quantity::parse);
        if (quantity.contractsE2() > CONTRACTS_E2_MAX || quantity.contractsE2() < -CONTRACTS_E2_MAX) {
            throw new UnreadableRecord(name + " is out of range");
        }
        return quantity;
    }

    /** Contracts that cannot be fewer than none. */
    public Quantity count(String name) {
        var count = quantity(name);
        if (count.signum() < 0) {
            throw new UnreadableRecord(name + " is negative");
        }
        return count;
    }

    public Money money(String name) {
        return parsed(name, Money::parse);
    }

    /** Dollars that cannot be less than nothing, such as a cost or a fee. */
    public Money cost(String name) {
        var cost = money(name);
        if (cost.signum() < 0) {
            throw new UnreadableRecord(name + " is negative");
        }
        return cost;
    }

    @Nullable
    public Money costOrNull(String name) {
        return has(name) ? cost(name) : null;
    }

    public long integer(String name) {
        var number = required(name, JsonNode::isIntegralNumber, "an integer");
        if (!number.canConvertToLong()) {
            throw new UnreadableRecord(name + " is out of range");
        }
        return number.longValue();
    }

    public Money cents(String name) {
        try {
            return Money.ofCents(integer(name));
        } catch (ArithmeticException e) {
            throw new UnreadableRecord(name + " is out of range");
        }
    }

    public Money centsNotNegative(String name) {
        var cents = cents(name);
        if (cents.signum() < 0) {
            throw new UnreadableRecord(name + " is negative");
        }
        return cents;
    }

    public boolean flag(String name) {
        return required(name, JsonNode::isBoolean, "true or false").booleanValue();
    }

    public BigDecimal number(String name) {
        return required(name, JsonNode::isNumber, "a number").decimalValue();
    }

    public Instant time(String name) {
        var text = required(name, JsonNode::isTextual, "a time as text").textValue();
        try {
            return inRange(name, UtcTime.parse(text));
        } catch (DateTimeException e) {
            throw new UnreadableRecord(name + " is no RFC 3339 time");
        }
    }

    @Nullable
    public Instant timeOrNull(String name) {
        return isEmptyText(name) ? null : time(name);
    }

    public Instant epochSeconds(String name) {
        var seconds = integer(name);
        if (seconds < EPOCH_SECONDS_MIN || seconds > EPOCH_SECONDS_MAX) {
            throw new UnreadableRecord(name + " is out of range");
        }
        return Instant.ofEpochSecond(seconds);
    }

    @Nullable
    public Instant epochSecondsOrNull(String name) {
        return has(name) ? epochSeconds(name) : null;
    }

    /** The primary one where the field is absent. */
    public Subaccount subaccount(String name) {
        if (!has(name)) {
            return Subaccount.PRIMARY;
        }
        var number = integer(name);
        if (number < 0 || number > 63) {
            throw new UnreadableRecord(name + " is outside 0..63");
        }
        return new Subaccount((int) number);
    }

    public Fields object(String name) {
        return new Fields(required(name, JsonNode::isObject, "an object"));
    }

    public MarketTicker ticker(String name) {
        return parsed(name, MarketTicker::new);
    }

    /** Text of any length up to what a record may hold; absent and empty are {@code null}. */
    public @Nullable String textOrNull(String name) {
        return isEmptyText(name)
                ? null
                : required(name, JsonNode::isTextual, "a string").textValue();
    }

    /** The JSON of an object whose inside is not ours to read. */
    public @Nullable String jsonOrNull(String name) {
        return has(name) ? required(name, JsonNode::isObject, "an object").toString() : null;
    }

    public @Nullable Quantity countOrNull(String name) {
        return has(name) ? count(name) : null;
    }

    public @Nullable Money moneyOrNull(String name) {
        return parsedOrNull(name, Money::parse);
    }

    public @Nullable Boolean flagOrNull(String name) {
        return has(name) ? flag(name) : null;
    }

    public @Nullable BigDecimal numberOrNull(String name) {
        return has(name) ? number(name) : null;
    }

    /** A whole number of zero or more, such as the number of a shard. */
    public int index(String name) {
        var value = integer(name);
        if (value < 0 || value > INDEX_MAX) {
            throw new UnreadableRecord(name + " is out of range");
        }
        return (int) value;
    }

    public @Nullable Integer indexOrNull(String name) {
        return has(name) ? index(name) : null;
    }

    /** A length of time in whole seconds. */
    public long seconds(String name) {
        var value = integer(name);
        if (value < 0 || value > EPOCH_SECONDS_MAX) {
            throw new UnreadableRecord(name + " is out of range");
        }
        return value;
    }

    public Instant epochMillis(String name) {
        var millis = integer(name);
        if (millis < EPOCH_SECONDS_MIN * 1000 || millis > EPOCH_SECONDS_MAX * 1000) {
            throw new UnreadableRecord(name + " is out of range");
        }
        return Instant.ofEpochMilli(millis);
    }

    public @Nullable Instant epochMillisOrNull(String name) {
        return has(name) ? epochMillis(name) : null;
    }

    /** The objects of a list, in their order. */
    public <T> List<T> list(String name, Function<Fields, T> read) {
        return elements(name, JsonNode::isObject, "a list of objects", node -> read.apply(new Fields(node)));
    }

    /** The strings of a list, in their order. */
    public List<String> words(String name) {
        return elements(name, JsonNode::isTextual, "a list of strings", JsonNode::textValue);
    }

    /** The lists of a list, in their order, such as the levels of an order book. */
    public <T> List<T> rows(String name, Function<JsonNode, T> read) {
        return elements(name, JsonNode::isArray, "a list of lists", read);
    }

    private <T> List<T> elements(String name, Predicate<JsonNode> isRight, String what, Function<JsonNode, T> read) {
        var elements = new ArrayList<T>();
        if (!has(name)) {
            return elements;
        }
        for (var element : required(name, JsonNode::isArray, what)) {
            if (!isRight.test(element)) {
                throw new UnreadableRecord(name + " is not " + what);
            }
            elements.add(read.apply(element));
        }
        return elements;
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

    private JsonNode required(String name, Predicate<JsonNode> isRight, String what) {
        var value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            throw new UnreadableRecord(name + " is missing");
        }
        if (!isRight.test(value)) {
            throw new UnreadableRecord(name + " is not " + what);
        }
        return value;
    }
}
