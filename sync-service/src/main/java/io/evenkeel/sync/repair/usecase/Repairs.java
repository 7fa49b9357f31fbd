package io.evenkeel.sync.repair.usecase;

import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.sync.repair.EventPosition;
import io.evenkeel.sync.repair.Tally;
import io.evenkeel.sync.repair.TallyPosition;
import io.evenkeel.sync.repair.TellAgain;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads of the kept records for those who live on our events. */
public interface Repairs {
    /**
     * Per market and sub-account, in their order; what is in quarantine is not counted. A market itself belongs to the
     * primary sub-account.
     */
    Uni<List<Tally>> tallies(TallyQuery query);

    /** Oldest first. */
    Uni<Told> events(EventQuery query);

    /**
     * Which tallies.
     *
     * @param what fills, settlements or markets
     */
    record TallyQuery(
            TellAgain what,
            AccountId account,
            @Nullable String ticker,
            @Nullable TallyPosition after,
            int limit) {}

    /**
     * Which events; {@code null} does not narrow.
     *
     * @param from inclusive, of the events' own time
     * @param to exclusive
     */
    record EventQuery(
            TellAgain what,
            AccountId account,
            @Nullable String ticker,
            @Nullable Subaccount subaccount,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable EventPosition after,
            int limit) {}

    /**
     * A page of events.
     *
     * @param end where the page ended; {@code null} if there is nothing after it
     */
    record Told(List<EventEnvelope> events, @Nullable EventPosition end) {
        public Told {
            events = List.copyOf(events);
        }
    }
}
