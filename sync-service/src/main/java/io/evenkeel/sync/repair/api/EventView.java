package io.evenkeel.sync.repair.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.evenkeel.contracts.event.EventCodec;
import io.evenkeel.contracts.event.EventEnvelope;
import java.nio.charset.StandardCharsets;

/** An event, in the very text in which it travels. */
record EventView(@JsonValue @JsonRawValue String json) {

    static EventView of(EventEnvelope event) {
        return new EventView(new String(EventCodec.encode(event), StandardCharsets.UTF_8));
    }
}
