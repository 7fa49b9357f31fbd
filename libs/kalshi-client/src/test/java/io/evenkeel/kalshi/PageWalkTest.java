package io.evenkeel.kalshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.kalshi.wire.Page;
import io.evenkeel.kalshi.wire.Received;
import io.evenkeel.kalshi.wire.Unreadable;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PageWalkTest {
    private final List<String> asked = new ArrayList<>();

    @Test
    void it_follows_cursors_to_the_empty_one_and_keeps_what_it_could_not_read() {
        var complete = walk(
                cursor -> switch (cursor) {
                    case "" -> page("b", "1", "2");
                    case "b" -> new Page<>(List.of(), List.of(new Unreadable("{}", "empty")), "c");
                    default -> page("", "3");
                },
                10);

        assertThat(complete.good()).extracting(Received::value).containsExactly("1", "2", "3");
        assertThat(complete.unreadable()).hasSize(1);
        assertThat(complete.pages()).isEqualTo(3);
        assertThat(asked).containsExactly("", "b", "c");
    }

    @Test
    void a_cursor_that_comes_twice_ends_the_walk_as_unfinished() {
        assertThatThrownBy(() -> walk(cursor -> page(cursor.equals("a") ? "b" : "a", "1"), 1000))
                .isInstanceOf(ExchangeFailure.Unfinished.class)
                .hasMessageContaining("same cursor");
        assertThat(asked).hasSize(3);
    }

    @Test
    void more_pages_than_the_bound_are_told_apart_because_a_smaller_window_helps() {
        assertThatThrownBy(() -> walk(cursor -> page(cursor + "x", "1"), 5))
                .isInstanceOfSatisfying(
                        ExchangeFailure.Unfinished.class,
                        unfinished -> assertThat(unfinished.isTooManyPages()).isTrue());
        assertThat(asked).hasSize(5);
    }

    @Test
    void empty_pages_with_a_cursor_are_followed_but_not_for_ever() {
        assertThatThrownBy(() -> walk(cursor -> page(cursor + "x"), 1000))
                .isInstanceOf(ExchangeFailure.Unfinished.class)
                .hasMessageContaining("empty pages");
        assertThat(asked).hasSize(10);
    }

    @Test
    void a_failing_page_fails_the_walk() {
        assertThatThrownBy(() -> PageWalk.<String>all(
                                _ -> Uni.createFrom().failure(new ExchangeFailure.Unreachable("gone")), 5)
                        .await()
                        .atMost(Duration.ofSeconds(5)))
                .isInstanceOf(ExchangeFailure.Unreachable.class);
    }

    private PageWalk.Complete<String> walk(Function<String, Page<String>> pages, int pagesMax) {
        return PageWalk.<String>all(
                        cursor -> {
                            asked.add(cursor);
                            return Uni.createFrom().item(pages.apply(cursor));
                        },
                        pagesMax)
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private static Page<String> page(String cursor, String... values) {
        return new Page<>(
                List.of(values).stream()
                        .map(value -> new Received<>(value, "{}"))
                        .toList(),
                List.of(),
                cursor);
    }
}
