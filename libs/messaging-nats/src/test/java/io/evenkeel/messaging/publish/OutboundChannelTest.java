package io.evenkeel.messaging.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.messaging.Fills;
import io.evenkeel.messaging.Trace;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutboundChannelTest {
    private static final int WINDOW = 8;

    private final Deque<CompletableFuture<Void>> unanswered = new ArrayDeque<>();
    private final List<Throwable> refusals = new ArrayList<>();
    private final List<@Nullable String> traces = new ArrayList<>();
    private final Requests requests = new Requests();
    private int acknowledged;

    @Test
    void no_more_is_asked_for_than_may_be_in_flight() {
        var channel = subscribed(new OutboundChannel("direct", this::publish, WINDOW));

        send(channel, WINDOW);

        assertThat(requests.asked).isEqualTo(WINDOW);
        assertThat(unanswered).hasSize(WINDOW);
        assertThat(acknowledged).isZero();
    }

    @Test
    void answered_messages_are_acknowledged_and_make_room_for_as_many() {
        var channel = subscribed(new OutboundChannel("direct", this::publish, WINDOW));
        send(channel, WINDOW);

        unanswered.forEach(answer -> answer.complete(null));

        assertThat(acknowledged).isEqualTo(WINDOW);
        assertThat(requests.asked).isEqualTo(2 * WINDOW);
    }

    @Test
    void channel_of_one_in_flight_asks_for_the_next_after_each() {
        var channel = subscribed(new OutboundChannel("direct", this::publish, 1));

        for (var i = 0; i < 3; i++) {
            send(channel, 1);
            unanswered.remove().complete(null);
        }

        assertThat(requests.asked).isEqualTo(4);
    }

    @Test
    void refused_event_is_told_why_and_makes_room() {
        var failure = new IllegalStateException("another stream keeps the subject");
        var channel = subscribed(new OutboundChannel("direct", this::publish, 1));

        send(channel, 1);
        unanswered.remove().completeExceptionally(failure);

        assertThat(refusals).containsExactly(failure);
        assertThat(requests.asked).isEqualTo(2);
    }

    @Test
    void cause_is_told_without_the_wrapper_of_a_future() {
        var failure = new IllegalStateException("no");
        var channel = subscribed(
                new OutboundChannel("direct", message -> publish(message).thenApply(Function.identity()), WINDOW));

        send(channel, 1);
        unanswered.remove().completeExceptionally(failure);

        assertThat(refusals).containsExactly(failure);
    }

    @Test
    void publisher_that_throws_refuses_the_event() {
        var failure = new IllegalStateException("not connected");
        var channel = subscribed(new OutboundChannel(
                "direct",
                _ -> {
                    throw failure;
                },
                1));

        send(channel, 1);

        assertThat(refusals).containsExactly(failure);
        assertThat(requests.asked).isEqualTo(2);
    }

    @Test
    void what_is_no_event_is_refused_and_the_rest_goes_on() {
        var channel = subscribed(new OutboundChannel("direct", this::publish, 1));

        channel.onNext(message("text", () -> CompletableFuture.completedFuture(null)));
        send(channel, 1);

        assertThat(refusals)
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessage("not an EventEnvelope"));
        assertThat(unanswered).hasSize(1);
    }

    /** A sender that waits for the acknowledgement encodes its next event itself, not the thread that heard of it. */
    @Test
    void room_is_made_before_the_acknowledgement_is_told() {
        var channel = subscribed(new OutboundChannel("direct", this::publish, 1));
        var askedWhenTold = new AtomicLong();

        channel.onNext(message(Fills.fill("a"), () -> {
            askedWhenTold.set(requests.asked);
            return CompletableFuture.completedFuture(null);
        }));
        unanswered.remove().complete(null);

        assertThat(askedWhenTold).hasValue(2);
    }

    @Test
    void acknowledgement_that_throws_spoils_nothing() {
        var channel = subscribed(new OutboundChannel("direct", this::publish, 1));

        channel.onNext(message(Fills.fill("a"), () -> {
            throw new IllegalStateException("the application's own");
        }));
        unanswered.remove().complete(null);
        send(channel, 1);
        unanswered.remove().complete(null);

        assertThat(acknowledged).isEqualTo(1);
        assertThat(refusals).isEmpty();
    }

    @Test
    void draining_waits_for_every_answer_and_no_longer_than_it_may() throws Exception {
        var channel = subscribed(new OutboundChannel("direct", this::publish, WINDOW));
        send(channel, 3);

        assertThat(channel.drain(Duration.ofMillis(1))).isFalse();
        unanswered.remove().complete(null);
        unanswered.remove().completeExceptionally(new IllegalStateException("refused"));
        assertThat(channel.drain(Duration.ofMillis(1))).isFalse();
        unanswered.remove().complete(null);

        assertThat(channel.drain(Duration.ofMillis(1))).isTrue();
    }

    @Test
    void source_that_fails_ends_the_channel_and_one_that_is_done_does_not() {
        var channel = subscribed(new OutboundChannel("direct", this::publish, WINDOW));

        channel.onComplete();
        assertThat(channel.ended()).isEmpty();
        channel.onError(new IllegalStateException("the source broke"));

        assertThat(channel.ended()).hasValue("java.lang.IllegalStateException: the source broke");
    }

    @Test
    void event_carries_the_trace_of_the_work_at_hand() {
        var trace = "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01";
        var channel = subscribed(new OutboundChannel("direct", this::publish, WINDOW));

        MDC.put(Trace.KEY, trace);
        try {
            send(channel, 1);
        } finally {
            MDC.remove(Trace.KEY);
        }
        send(channel, 1);

        var digits = Fills.fill("f0").eventId().toString().replace("-", "");
        assertThat(traces).containsExactly(trace, "00-" + digits + "-" + digits.substring(16) + "-01");
    }

    @Test
    void window_of_none_is_refused() {
        assertThatThrownBy(() -> new OutboundChannel("direct", this::publish, 0))
                .hasMessageContaining("max-in-flight");
    }

    private CompletableFuture<Void> publish(OutgoingMessage message) {
        var answer = new CompletableFuture<Void>();
        unanswered.add(answer);
        traces.add(message.traceparent());
        return answer;
    }

    private OutboundChannel subscribed(OutboundChannel channel) {
        channel.onSubscribe(requests);
        return channel;
    }

    private void send(OutboundChannel channel, int count) {
        for (var i = 0; i < count; i++) {
            channel.onNext(message(Fills.fill("f" + i), () -> {
                acknowledged++;
                return CompletableFuture.completedFuture(null);
            }));
        }
    }

    private Message<?> message(Object payload, Supplier<CompletionStage<Void>> ack) {
        return Message.of(payload, ack, failure -> {
            refusals.add(failure);
            return CompletableFuture.completedFuture(null);
        });
    }

    /** Adds up what the channel asks for. */
    private static final class Requests implements Flow.Subscription {
        private long asked;

        @Override
        public void request(long n) {
            asked += n;
        }

        @Override
        public void cancel() {
            throw new AssertionError("nobody cancels");
        }
    }
}
