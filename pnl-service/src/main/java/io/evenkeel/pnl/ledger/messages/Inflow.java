package io.evenkeel.pnl.ledger.messages;

import io.evenkeel.contracts.event.EventData;
import io.evenkeel.messaging.EventBatch;
import io.evenkeel.messaging.ReceivedEvent;
import io.evenkeel.pnl.ledger.usecase.RecordEvents;
import io.evenkeel.pnl.schema.Schema;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What every channel does with a batch: hold it until the tables are there, then have it recorded. */
@ApplicationScoped
class Inflow {
    private final Schema schema;
    private final RecordEvents record;

    Inflow(Schema schema, RecordEvents record) {
        this.schema = schema;
        this.record = record;
    }

    /** Fails when the batch has an event of another kind than the channel's. */
    Uni<Void> take(EventBatch batch, Class<? extends EventData> kind) {
        var events = batch.events().stream().map(ReceivedEvent::envelope).toList();
        for (var event : events) {
            if (!kind.isInstance(event.data())) {
                throw new IllegalArgumentException("a " + event.type().wire() + " among " + kind.getSimpleName());
            }
        }
        return schema.whenReady(() -> record.all(events));
    }
}
