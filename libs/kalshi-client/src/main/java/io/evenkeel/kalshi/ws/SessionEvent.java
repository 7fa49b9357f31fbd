package io.evenkeel.kalshi.ws;

import io.evenkeel.contracts.id.MarketTicker;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a live session tells, in the order in which it happened.
 *
 * <pre>
 *   Disconnected* -> Connected -> ( Subscribed | Refused | Frame | Unreadable | Gap )* -> Disconnected -> ...
 * </pre>
 *
 * <p>Frames of a channel (or of markets added to it) come only after its {@code Subscribed}. After a {@code Gap} none
 * come until the channel is {@code Subscribed} again, and after {@code Disconnected} that holds for all channels. So a
 * consumer that reads the REST lists once after each {@code Subscribed} has missed nothing.
 */
public sealed interface SessionEvent {

    /** The exchange has accepted the connection and its signature. */
    record Connected(Instant at) implements SessionEvent {}

    /**
     * From here on the channel is followed: the time to catch up by REST.
     *
     * @param markets the markets that are new to it; empty when it is followed for all
     */
    record Subscribed(Channel channel, Set<MarketTicker> markets) implements SessionEvent {
        public Subscribed {
            markets = Set.copyOf(markets);
        }
    }

    /**
     * The exchange refused a command. It is tried again every half minute or so, as long as it is wanted.
     *
     * @param channel {@code null} if the exchange complained of nothing in particular
     * @param code the exchange's own; an open set
     */
    record Refused(@Nullable Channel channel, long code, String message) implements SessionEvent {}

    /**
     * Something happened.
     *
     * @param seq the exchange's number in its channel; 0 where it does not count
     * @param raw the exchange's own text; storable as {@code jsonb}
     */
    record Frame(Channel channel, long seq, FeedMessage message, String raw) implements SessionEvent {}

    /**
     * Frames are missing. What was built from the channel is no longer true; it is being subscribed to anew.
     *
     * @param reason what showed it
     */
    record Gap(Channel channel, String reason) implements SessionEvent {}

    /**
     * A frame that could not be understood. It is worth keeping; the session goes on.
     *
     * @param channel {@code null} if not even that could be told
     * @param raw the bytes as they came
     * @param reason which field, and what is wrong with it
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, only stored.
    record Unreadable(@Nullable Channel channel, byte[] raw, String reason) implements SessionEvent {}

    /**
     * There is no connection. The next attempt is made after the given time, but not before this event was taken.
     *
     * @param detail for people; holds no secret
     */
    record Disconnected(Cause cause, String detail, Duration retryIn) implements SessionEvent {}

    /** Why there is no connection. */
    enum Cause {
        /** Nobody answered, or not in time. */
        UNREACHABLE,
        /** The exchange answered the handshake with a no, for instance while it is maintained. */
        HANDSHAKE_REFUSED,
        /** The exchange does not take the account's key. */
        KEY_REFUSED,
        /** The exchange, or the network, ended the connection. */
        CLOSED,
        /** Nothing was heard for too long, not even a ping. */
        SILENT,
        /** The exchange did not answer a command. */
        UNANSWERED,
        /** What came breaks the rules: binary, too large, too many pings, out of order, never asked for. */
        BREACH,
        /** The consumer took events too slowly; what did not fit was not kept. */
        OVERFLOW
    }
}
