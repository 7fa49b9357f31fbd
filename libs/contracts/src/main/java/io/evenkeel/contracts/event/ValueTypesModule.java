package io.evenkeel.contracts.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.FillId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.id.SeriesTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.io.IOException;
import java.util.function.Function;

/**
 * JSON forms of the value types: prices, quantities, money and ids are strings, never numbers; a sub-account is an
 * integer. Reading anything else is an error, never a coercion.
 */
public final class ValueTypesModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    public ValueTypesModule() {
        super("evenkeel-value-types");
        text(Price.class, Price::toString, Price::parse);
        text(Quantity.class, Quantity::toString, Quantity::parse);
        text(Money.class, Money::toString, Money::parse);
        text(BookSide.class, BookSide::wire, BookSide::ofWire);
        text(AccountId.class, AccountId::value, AccountId::new);
        text(MarketTicker.class, MarketTicker::value, MarketTicker::new);
        text(EventTicker.class, EventTicker::value, EventTicker::new);
        text(SeriesTicker.class, SeriesTicker::value, SeriesTicker::new);
        text(FillId.class, FillId::value, FillId::new);
        text(OrderId.class, OrderId::value, OrderId::new);
        addSerializer(Subaccount.class, new SubaccountWriter());
        addDeserializer(Subaccount.class, new SubaccountReader());
    }

    private <T> void text(Class<T> type, Function<T, String> write, Function<String, T> read) {
        addSerializer(type, new TextWriter<>(type, write));
        addDeserializer(type, new TextReader<>(type, read));
    }

    private static final class TextWriter<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Function<T, String> write;

        TextWriter(Class<T> type, Function<T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(write.apply(value));
        }
    }

    private static final class TextReader<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Function<String, T> read;

        TextReader(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (!in.hasToken(JsonToken.VALUE_STRING)) {
                return context.reportInputMismatch(
                        this, "%s must be a string", handledType().getSimpleName());
            }
            try {
                return read.apply(in.getText());
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(this, "%s: %s", handledType().getSimpleName(), e.getMessage());
            }
        }
    }

    private static final class SubaccountWriter extends StdSerializer<Subaccount> {
        private static final long serialVersionUID = 1;

        SubaccountWriter() {
            super(Subaccount.class);
        }

        @Override
        public void serialize(Subaccount value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(value.number());
        }
    }

    private static final class SubaccountReader extends StdDeserializer<Subaccount> {
        private static final long serialVersionUID = 1;

        SubaccountReader() {
            super(Subaccount.class);
        }

        @Override
        public Subaccount deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (!in.hasToken(JsonToken.VALUE_NUMBER_INT)) {
                return context.reportInputMismatch(this, "sub-account must be an integer");
            }
            try {
                return new Subaccount(in.getIntValue());
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(this, "%s", e.getMessage());
            }
        }
    }
}
