package io.evenkeel.messaging;

import io.evenkeel.contracts.event.EventEnvelope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.MDC;

/** A handler as services have them, with a place where tests make it fail or wait after its transaction. */
@ApplicationScoped
class FillEffects {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Pool pool;
    private final Inbox inbox;
    private final Outbox outbox;
    private final List<List<String>> batches = new CopyOnWriteArrayList<>();
    private final Map<String, String> traces = new ConcurrentHashMap<>();
    private volatile Function<EventBatch, Uni<Void>> within = FillEffects::nothing;
    private volatile Function<EventBatch, Uni<Void>> afterwards = FillEffects::nothing;

    FillEffects(Pool pool, Inbox inbox, Outbox outbox) {
        this.pool = pool;
        this.inbox = inbox;
        this.outbox = outbox;
    }

    @Incoming("fills")
    public Uni<Void> consume(EventBatch batch) {
        batches.add(batch.events().stream()
                .map(event -> Fills.name(event.envelope()))
                .toList());
        var trace = String.valueOf(MDC.get(Trace.KEY));
        batch.events().forEach(event -> traces.put(Fills.name(event.envelope()), trace));
        return pool.withTransaction(tx -> inbox.claim(tx, "test-fills", ids(batch))
                        .chain(fresh -> write(tx, batch, fresh))
                        .call(() -> within.apply(batch)))
                .call(() -> afterwards.apply(batch));
    }

    /** Every batch as the handler got it, by names. */
    List<List<String>> batches() {
        return List.copyOf(batches);
    }

    /** The trace that the logging context had when the handler was called with this event. */
    String trace(String name) {
        return traces.getOrDefault(name, "none");
    }

    /** Runs before the commit; a failure rolls back. */
    void within(Function<EventBatch, Uni<Void>> what) {
        within = what;
    }

    /** Runs between commit and acknowledgement. */
    void afterwards(Function<EventBatch, Uni<Void>> what) {
        afterwards = what;
    }

    void behave() {
        within = FillEffects::nothing;
        afterwards = FillEffects::nothing;
    }

    void add(List<EventEnvelope> events) {
        pool.withTransaction(tx -> outbox.add(tx, events)).await().atMost(SOON);
    }

    /** Names of what had an effect, in order, of those that begin so. */
    List<String> effects(String prefix) {
        return texts("SELECT fill_id FROM effects WHERE fill_id LIKE $1 ORDER BY place", prefix + "%");
    }

    List<String> texts(String sql, Object... arguments) {
        var found = new ArrayList<String>();
        pool.preparedQuery(sql)
                .execute(Tuple.from(arguments))
                .await()
                .atMost(SOON)
                .forEach(row -> found.add(String.valueOf(row.getValue(0))));
        return found;
    }

    private static Uni<Void> nothing(EventBatch batch) {
        return Uni.createFrom().voidItem();
    }

    private static List<UUID> ids(EventBatch batch) {
        return batch.events().stream().map(event -> event.envelope().eventId()).toList();
    }

    private static Uni<Void> write(SqlConnection tx, EventBatch batch, Set<UUID> fresh) {
        var rows = batch.events().stream()
                .map(ReceivedEvent::envelope)
                .filter(event -> fresh.contains(event.eventId()))
                .map(event -> Tuple.of(event.eventId(), Fills.name(event)))
                .toList();
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery("INSERT INTO effects (event_id, fill_id) VALUES ($1, $2)")
                .executeBatch(rows)
                .replaceWithVoid();
    }
}
