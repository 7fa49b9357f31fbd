package io.evenkeel.messaging.consume;

import io.evenkeel.messaging.ReceivedEvent;
import io.nats.client.Message;
import java.util.UUID;

/** An event in our hands, with the message that has to be settled for it. */
record Held(ReceivedEvent event, Message message) {
    UUID id() {
        return event.envelope().eventId();
    }

    @Override
    public String toString() {
        return event.envelope().type().wire() + " " + id();
    }
}
