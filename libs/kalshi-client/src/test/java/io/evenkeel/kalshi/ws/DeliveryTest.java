package io.evenkeel.kalshi.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final SessionEvent SMALL = new SessionEvent.Connected(Instant.EPOCH);

    private final List<SessionEvent> taken = new ArrayList<>();
    private final Delivery delivery = new Delivery(
            new Flow.Subscriber<>() {
                @Override
                public void onSubscribe(Flow.Subscription subscription) {
                    // Asked for by the tests themselves.
                }

                @Override
                public void onNext(SessionEvent event) {
                    taken.add(event);
                }

                @Override
                public void onError(Throwable failure) {
                    throw new AssertionError(failure);
                }

                @Override
                public void onComplete() {
                    throw new AssertionError("nobody completes");
                }
            },
            new SessionSettings(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    1000,
                    10,
                    5000,
                    5,
                    3));

    @Test
    void no_more_wait_than_the_bound_and_room_comes_back_as_they_are_taken() {
        for (var n = 0; n < 10; n++) {
            assertThat(delivery.offer(SMALL)).isTrue();
        }
        assertThat(delivery.offer(SMALL)).isFalse();

        delivery.request(1);

        assertThat(taken).hasSize(1);
        assertThat(delivery.offer(SMALL)).isTrue();
        assertThat(delivery.offer(SMALL)).isFalse();
    }

    @Test
    void no_more_bytes_wait_than_the_bound() {
        var heavy = new SessionEvent.Unreadable(null, new byte[2000], "x");

        assertThat(delivery.offer(heavy)).isTrue();
        assertThat(delivery.offer(heavy)).isTrue();
        assertThat(delivery.offer(heavy)).isFalse();
        delivery.request(1);

        assertThat(delivery.offer(heavy)).isTrue();
        assertThat(delivery.isEmpty()).isFalse();
    }

    @Test
    void what_is_asked_for_comes_at_once_and_in_order() {
        delivery.request(Long.MAX_VALUE);
        delivery.request(Long.MAX_VALUE);

        delivery.offer(SMALL);
        delivery.force(new SessionEvent.Gap(Channel.TRADES, "x"));

        assertThat(taken).containsExactly(SMALL, new SessionEvent.Gap(Channel.TRADES, "x"));
        assertThat(delivery.isEmpty()).isTrue();
    }
}
