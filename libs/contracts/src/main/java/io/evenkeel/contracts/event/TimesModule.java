package io.evenkeel.contracts.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.evenkeel.contracts.time.UtcTime;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Instants as text, never as numbers; goes before the general module for times. */
final class TimesModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    TimesModule() {
        super("evenkeel-times");
        addSerializer(Instant.class, new Writer());
        addDeserializer(Instant.class, new Reader());
    }

    private static final class Writer extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1;

        Writer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(UtcTime.print(value));
        }
    }

    private static final class Reader extends StdDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        Reader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (!in.hasToken(JsonToken.VALUE_STRING)) {
                return context.reportInputMismatch(this, "a time must be a string");
            }
            try {
                return UtcTime.parse(in.getText());
            } catch (DateTimeException e) {
                return context.reportInputMismatch(this, "%s", e.getMessage());
            }
        }
    }
}
