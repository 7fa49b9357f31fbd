package io.evenkeel.messaging.consume;

import io.evenkeel.contracts.event.DecodedEvent;
import io.evenkeel.contracts.event.EventCodec;
import io.evenkeel.contracts.event.MalformedEvent;
import io.nats.client.Message;
import org.jspecify.annotations.Nullable;

/**
 * A message and what it says. It is read as soon as it has come, while the rest of its fetch is still on the way.
 *
 * @param event {@code null} if it cannot be read; {@code complaint} says why then
 */
record Arrived(Message message, @Nullable DecodedEvent event, String complaint) {
    static Arrived read(Message message) {
        try {
            return new Arrived(message, EventCodec.decode(message.getData()), "");
        } catch (MalformedEvent e) {
            return new Arrived(message, null, String.valueOf(e.getMessage()));
        }
    }
}
