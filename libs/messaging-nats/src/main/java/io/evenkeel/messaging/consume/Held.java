package io.evenkeel.messaging.consume;

import io.evenkeel.messaging.ReceivedEvent;
import io.nats.client.Message;

/** An event in our hands, with the message that has to be settled for it. */
record Held(ReceivedEvent event, Message message) {
    long delivered() {
        return message.metaData().deliveredCount();
    }

    @Override
    public String toString() {
        return event.envelope().type().wire() + " " + event.envelope().eventId();
    }
}
