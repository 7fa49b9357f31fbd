package io.evenkeel.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Remembers which events a consumer has handled, for handlers whose tables do not make a repetition harmless.
 *
 * <p>The claim and the effect belong into one transaction: both are kept or neither.
 */
@ApplicationScoped
public class Inbox {
    // In id order: two replicas that claim overlapping batches must meet in the same order, or they deadlock.
    private static final String CLAIM = """
            INSERT INTO inbox (consumer, event_id)
            SELECT $1, event_id FROM unnest($2::uuid[]) AS e (event_id) ORDER BY event_id
            ON CONFLICT (consumer, event_id) DO NOTHING
            RETURNING event_id""";

    /**
     * Claims events in one round trip.
     *
     * @param tx the connection of the caller's open transaction
     * @param consumer a stable name, such as the durable's
     * @return those that this consumer has not handled before
     */
    public Uni<Set<UUID>> claim(SqlConnection tx, String consumer, List<UUID> eventIds) {
        if (eventIds.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        var ids = eventIds.toArray(UUID[]::new);
        return tx.preparedQuery(CLAIM)
                .execute(Tuple.tuple().addString(consumer).addArrayOfUUID(ids))
                .map(rows -> {
                    var claimed = new HashSet<UUID>();
                    rows.forEach(row -> claimed.add(row.getUUID("event_id")));
                    return Set.copyOf(claimed);
                });
    }
}
