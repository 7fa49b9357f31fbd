package io.evenkeel.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;

/** Readers for values whose standard readers take too much: any exponent, epoch numbers, NUL in text. */
final class StrictValuesModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    StrictValuesModule() {
        super("evenkeel-strict-values");
        addDeserializer(BigDecimal.class, new BoundedDecimal());
        addDeserializer(Instant.class, new TextInstant());
        addDeserializer(String.class, new PlainText());
    }

    /** Checked before any arithmetic: bringing 1e20000000 to two places takes nine seconds. */
    private static final class BoundedDecimal extends StdScalarDeserializer<BigDecimal> {
        private static final long serialVersionUID = 1;
        private static final int DIGITS_MAX = 20;
        private static final int SCALE_MAX = 12;

        BoundedDecimal() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (!in.hasToken(JsonToken.VALUE_NUMBER_INT) && !in.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
                return context.reportInputMismatch(this, "must be a number");
            }
            var value = in.getDecimalValue();
            if (value.precision() > DIGITS_MAX || value.scale() > SCALE_MAX || value.scale() < -SCALE_MAX) {
                return context.reportInputMismatch(this, "has more digits than allowed");
            }
            return value;
        }
    }

    private static final class TextInstant extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        TextInstant() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (!in.hasToken(JsonToken.VALUE_STRING)) {
                return context.reportInputMismatch(this, "must be a string");
            }
            try {
                return Rfc3339.parse(in.getText());
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(this, "%s", e.getMessage());
            }
        }
    }

    /** Postgres refuses NUL in text; a lone surrogate cannot be written as UTF-8. */
    private static final class PlainText extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1;

        PlainText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (!in.hasToken(JsonToken.VALUE_STRING)) {
                return context.reportInputMismatch(this, "must be a string");
            }
            var text = in.getText();
            return Texts.isStorable(text)
                    ? text
                    : context.reportInputMismatch(this, "has a character that is not allowed");
        }
    }
}
