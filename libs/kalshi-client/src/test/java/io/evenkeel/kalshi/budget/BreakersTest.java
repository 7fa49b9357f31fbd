package io.evenkeel.kalshi.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BreakersTest {
    private final Hands hands = new Hands();
    private final Breakers breakers = new Breakers(hands);
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void five_failures_in_a_row_stop_calls_of_their_kind_and_of_no_other() {
        fail(CallKind.HISTORY, 5);

        assertStopped(CallKind.HISTORY);
        assertThat(made).hasValue(5);
        for (var kind : CallKind.values()) {
            if (kind != CallKind.HISTORY) {
                assertThat(answered(kind)).isEqualTo(200);
            }
        }
    }

    @Test
    void a_success_between_them_keeps_it_closed() {
        fail(CallKind.FILLS, 4);
        answered(CallKind.FILLS);
        fail(CallKind.FILLS, 4);

        assertThat(answered(CallKind.FILLS)).isEqualTo(200);
    }

    @Test
    void after_a_pause_one_call_may_try_and_its_success_ends_it() {
        fail(CallKind.FILLS, 5);
        hands.turn(Duration.ofMillis(4999));
        assertStopped(CallKind.FILLS);

        hands.turn(Duration.ofMillis(2));

        assertThat(answered(CallKind.FILLS)).isEqualTo(200);
        assertThat(answered(CallKind.FILLS)).isEqualTo(200);
    }

    @Test
    void while_one_tries_the_others_are_stopped_and_each_further_failure_doubles_the_pause() {
        fail(CallKind.FILLS, 5);
        for (var seconds : new int[] {5, 10, 20, 40, 60, 60}) {
            hands.turn(Duration.ofSeconds(seconds).minusMillis(1));
            assertStopped(CallKind.FILLS);
            hands.turn(Duration.ofMillis(2));
            fail(CallKind.FILLS, 1);
        }
    }

    @Test
    void a_try_that_is_given_up_lets_another_one_try() {
        fail(CallKind.FILLS, 5);
        hands.turn(Duration.ofSeconds(6));
        var trying = breakers.guard(CallKind.FILLS, Uni.createFrom().<Integer>nothing(), _ -> false)
                .subscribe()
                .with(_ -> {});
        assertStopped(CallKind.FILLS);

        trying.cancel();

        assertThat(answered(CallKind.FILLS)).isEqualTo(200);
    }

    @Test
    void an_answer_that_says_that_the_exchange_is_ill_counts_as_a_failure() {
        for (var i = 0; i < 5; i++) {
            assertThat(now(breakers.guard(CallKind.CASH, Uni.createFrom().item(503), status -> status >= 500)))
                    .isEqualTo(503);
        }

        assertStopped(CallKind.CASH);
    }

    @Test
    void what_went_wrong_on_our_side_does_not_count() {
        for (var i = 0; i < 20; i++) {
            assertThatThrownBy(() -> now(breakers.guard(
                            CallKind.FILLS,
                            Uni.createFrom().<Integer>failure(new IllegalStateException("ours")),
                            _ -> false)))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(answered(CallKind.FILLS)).isEqualTo(200);
    }

    private void fail(CallKind kind, int times) {
        for (var i = 0; i < times; i++) {
            assertThatThrownBy(() -> now(breakers.guard(
                            kind,
                            Uni.createFrom()
                                    .<Integer>failure(
                                            () -> new ExchangeFailure.Unreachable("call " + made.incrementAndGet())),
                            _ -> false)))
                    .isInstanceOf(ExchangeFailure.Unreachable.class);
        }
    }

    private int answered(CallKind kind) {
        return now(breakers.guard(kind, Uni.createFrom().item(200), status -> status >= 500));
    }

    private void assertStopped(CallKind kind) {
        assertThatThrownBy(() -> answered(kind)).isInstanceOf(ExchangeFailure.Stopped.class);
    }

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }
}
