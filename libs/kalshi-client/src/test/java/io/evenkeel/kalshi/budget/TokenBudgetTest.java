package io.evenkeel.kalshi.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bucket of 200 tokens, refilled with 200 a second, of which 50 are held back for exits. */
class TokenBudgetTest {
    private final Hands hands = new Hands();
    private final TokenBudget budget = new TokenBudget(
            200, 200, hands, hands, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), new NoChance()));
    private final List<String> served = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    @Test
    void polling_cannot_use_up_what_is_held_back_for_exits() {
        for (var i = 0; i < 30; i++) {
            ask(Lane.POLLING, 10, "poll");
        }
        assertThat(served).hasSize(15);

        for (var i = 0; i < 5; i++) {
            ask(Lane.EXIT, 10, "exit");
        }

        assertThat(served).hasSize(20).endsWith("exit", "exit", "exit", "exit", "exit");
    }

    @Test
    void the_lanes_are_served_in_their_order_and_each_in_the_order_of_asking() {
        ask(Lane.EXIT, 200, "all");
        ask(Lane.BACKFILL, 10, "backfill");
        ask(Lane.POLLING, 10, "poll 1");
        ask(Lane.RECONCILE, 10, "reconcile");
        ask(Lane.POLLING, 10, "poll 2");
        ask(Lane.EXIT, 10, "exit");
        assertThat(served).containsExactly("all");

        hands.turn(Duration.ofSeconds(1));

        assertThat(served).containsExactly("all", "exit", "reconcile", "poll 1", "poll 2", "backfill");
    }

    @Test
    void nobody_takes_what_a_more_urgent_call_waits_for() {
        ask(Lane.EXIT, 200, "all");
        ask(Lane.EXIT, 100, "large exit");
        ask(Lane.POLLING, 10, "poll");

        hands.turn(Duration.ofMillis(499));
        ask(Lane.POLLING, 10, "poll that looks again");
        assertThat(served).containsExactly("all");
        hands.turn(Duration.ofMillis(1));

        assertThat(served).containsExactly("all", "large exit");
    }

    @Test
    void it_refills_with_time_and_never_beyond_its_capacity() {
        ask(Lane.EXIT, 200, "all");
        ask(Lane.EXIT, 10, "next");
        hands.turn(Duration.ofMillis(49));
        assertThat(served).hasSize(1);
        hands.turn(Duration.ofMillis(1));
        assertThat(served).hasSize(2);

        hands.turn(Duration.ofHours(1));
        ask(Lane.EXIT, 200, "all again");
        ask(Lane.EXIT, 10, "too much");

        assertThat(served).endsWith("all again");
    }

    @Test
    void it_takes_over_what_the_exchange_allows() {
        ask(Lane.EXIT, 200, "all");
        ask(Lane.EXIT, 100, "waits half a second");

        budget.adopt(1000, 2000);
        hands.turn(Duration.ofMillis(100));

        assertThat(served).hasSize(2);
    }

    @Test
    void a_queue_is_bounded_and_full_of_one_lane_leaves_room_in_the_others() {
        ask(Lane.EXIT, 200, "all");
        for (var i = 0; i < TokenBudget.WAITING_MAX; i++) {
            ask(Lane.BACKFILL, 10, "backfill");
        }
        assertThat(refused).isEmpty();

        ask(Lane.BACKFILL, 10, "one too many");
        ask(Lane.EXIT, 10, "exit");
        hands.turn(Duration.ofMillis(50));

        assertThat(refused).containsExactly("one too many");
        assertThat(served).containsExactly("all", "exit");
    }

    @Test
    void who_waits_too_long_is_told_so_and_sends_nothing() {
        budget.onThrottled(hands.instant());
        for (var i = 0; i < 400; i++) {
            ask(Lane.POLLING, 150, "poll " + i);
        }

        hands.turn(Duration.ofMinutes(3));

        assertThat(served.size() + refused.size()).isEqualTo(400);
        assertThat(served).hasSizeBetween(150, 165);
        assertThat(refused).contains("poll 399");
    }

    @Test
    void who_loses_interest_leaves_the_queue_and_takes_nothing() {
        ask(Lane.EXIT, 200, "all");
        var waiting = ask(Lane.EXIT, 10, "gone");
        ask(Lane.EXIT, 10, "stays");

        waiting.cancel();
        hands.turn(Duration.ofMillis(50));

        assertThat(served).containsExactly("all", "stays");
    }

    @Test
    void a_call_that_costs_more_than_there_ever_is_does_not_wait() {
        ask(Lane.POLLING, 151, "with the share of exits");
        ask(Lane.EXIT, 201, "more than all");
        ask(Lane.EXIT, 200, "all");

        assertThat(refused).containsExactly("with the share of exits", "more than all");
        assertThat(served).containsExactly("all");
    }

    @Test
    void after_too_many_requests_all_but_exits_pause_longer_each_time() {
        for (var pause : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            var before = served.size();
            budget.onThrottled(hands.instant());
            ask(Lane.POLLING, 10, "poll");
            hands.turn(Duration.ofSeconds(pause).minusMillis(1));
            budget.adopt(200, 200);
            assertThat(served).as("pause of " + pause + " s").hasSize(before);
            hands.turn(Duration.ofMillis(1));
            assertThat(served).hasSize(before + 1);
        }
    }

    @Test
    void after_too_many_requests_an_exit_only_waits_for_its_tokens() {
        budget.onThrottled(hands.instant());
        ask(Lane.POLLING, 10, "poll");
        ask(Lane.EXIT, 10, "exit");
        assertThat(served).isEmpty();

        hands.turn(Duration.ofMillis(50));

        assertThat(served).containsExactly("exit");
    }

    @Test
    void a_burst_that_is_refused_as_a_whole_is_one_refusal_and_a_success_ends_the_row() {
        var sent = hands.instant();
        hands.turn(Duration.ofMillis(10));
        for (var i = 0; i < 20; i++) {
            budget.onThrottled(sent);
        }
        ask(Lane.POLLING, 10, "after one second");
        hands.turn(Duration.ofSeconds(1));
        assertThat(served).hasSize(1);

        budget.onAnswered(hands.instant());
        budget.onThrottled(hands.instant());
        ask(Lane.POLLING, 10, "after one second again");
        hands.turn(Duration.ofSeconds(1));

        assertThat(served).hasSize(2);
    }

    @Test
    void a_clock_that_was_set_back_does_not_freeze_it() {
        ask(Lane.EXIT, 200, "all");
        budget.onThrottled(hands.instant());

        hands.setBack(Duration.ofHours(1));
        ask(Lane.POLLING, 10, "poll");
        hands.turn(Duration.ofSeconds(1));

        assertThat(served).containsExactly("all", "poll");
    }

    @Test
    void of_a_tiny_bucket_nothing_is_held_back() {
        budget.adopt(10, 12);

        ask(Lane.BACKFILL, 10, "backfill");
        hands.turn(Duration.ofSeconds(1));

        assertThat(served).containsExactly("backfill");
    }

    private Cancellable ask(Lane lane, int tokens, String name) {
        return budget.take(lane, tokens).subscribe().with(_ -> served.add(name), failure -> {
            assertThat(failure).isInstanceOf(ExchangeFailure.Overloaded.class);
            refused.add(name);
        });
    }
}
