package io.evenkeel.kalshi.groundtruth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.kalshi.groundtruth.FeedSpecification.Described;
import io.evenkeel.kalshi.ws.Channel;
import io.evenkeel.kalshi.ws.RecordedSession;
import io.evenkeel.kalshi.ws.SessionEvent;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our readers of frames against the exchange's own description of August 2026, and what is known to have changed since
 * ({@code feed-spec-changes.yaml}). What a reader asks for is found out by leaving fields out and by giving them wrong.
 */
class FeedSpecificationTest {
    /** Reads one object into our type; {@code null} if the reader sets it apart. */
    interface Reader extends Function<JsonNode, Object> {}

    static Stream<Arguments> objects() throws IOException {
        var feed = FeedSpecification.read();
        return Stream.of(
                frame(feed, "orderbookSnapshotPayload", Channel.ORDERBOOK, "orderbook_snapshot"),
                frame(feed, "orderbookDeltaPayload", Channel.ORDERBOOK, "orderbook_delta"),
                frame(feed, "tickerPayload", Channel.QUOTES, "ticker"),
                frame(feed, "tradePayload", Channel.TRADES, "trade"),
                frame(feed, "fillPayload", Channel.FILLS, "fill"),
                frame(feed, "marketPositionPayload", Channel.POSITIONS, "market_position"),
                frame(feed, "userOrderPayload", Channel.ORDERS, "user_order"),
                frame(feed, "orderGroupUpdatesPayload", Channel.ORDER_GROUPS, "order_group_updates"),
                frame(feed, "marketLifecycleV2Payload", Channel.LIFECYCLE, "market_lifecycle_v2"),
                frame(feed, "eventLifecyclePayload", Channel.LIFECYCLE, "event_lifecycle"),
                frame(feed, "eventFeeUpdatePayload", Channel.LIFECYCLE, "event_fee_update"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("objects")
    void what_is_demanded_is_promised_and_what_is_not_read_is_known(String name, Described described, Reader reader) {
        var whole = reader.apply(described.sample());
        assertThat(whole).as("a complete " + name).isNotNull();
        var demanded = new TreeSet<String>();
        var unread = new TreeSet<String>();
        for (var field : described.fields().keySet()) {
            var less = reader.apply(without(described, field));
            if (less == null) {
                demanded.add(field);
            } else if (less.equals(whole)) {
                unread.add(field);
            }
        }

        assertThat(described.required()).as("demanded is promised").containsAll(demanded);
        assertThat(unread).as("not read").isEqualTo(described.listed("not_read"));
        assertThat(minus(minus(described.required(), demanded), unread))
                .as("promised, but not demanded")
                .isEqualTo(described.listed("tolerated"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("objects")
    void a_value_of_another_type_is_refused_and_null_is_the_same_as_nothing(
            String name, Described described, Reader reader) {
        for (var field : minus(described.fields().keySet(), described.listed("not_read"))) {
            var wrong = described.sample();
            if (wrong.path(field).isTextual()) {
                wrong.put(field, 5);
            } else {
                wrong.put(field, "x");
            }
            assertThat(reader.apply(wrong))
                    .as(name + "." + field + " of a wrong type")
                    .isNull();

            var none = described.sample();
            none.putNull(field);
            assertThat(reader.apply(none))
                    .as(name + "." + field + " without a value")
                    .isEqualTo(reader.apply(without(described, field)));
        }
    }

    private static Arguments frame(FeedSpecification specification, String name, Channel channel, String type) {
        return Arguments.of(name, specification.inside(name), (Reader) msg -> read(channel, type, msg));
    }

    private static Object read(Channel channel, String type, JsonNode msg) {
        try {
            var session = new RecordedSession(channel);
            session.hear(
                    "{\"type\":\"subscribed\",\"id\":1,\"msg\":{\"channel\":\"" + channel.wire() + "\",\"sid\":1}}");
            var told = session.hear("{\"type\":\"" + type + "\",\"sid\":1,\"seq\":1,\"msg\":" + msg + "}");
            return told.getFirst() instanceof SessionEvent.Frame frame ? frame.message() : null;
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        } catch (RuntimeException e) {
            // A book that cannot be understood is a gap, and this session bears none: the frame was set apart before.
            return null;
        }
    }

    private static JsonNode without(Described described, String field) {
        var sample = described.sample();
        sample.remove(field);
        return sample;
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
        var left = new TreeSet<>(all);
        left.removeAll(some);
        return left;
    }
}
