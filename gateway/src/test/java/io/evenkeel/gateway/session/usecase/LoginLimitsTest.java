package io.evenkeel.gateway.session.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.testkit.MovableClock;
import io.evenkeel.web.Problem;
import io.evenkeel.web.ProblemException;
import io.evenkeel.web.ProblemType;
import io.evenkeel.web.Problems;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginLimitsTest {
    private static final String HOME = "192.0.2.1";
    private static final String ELSEWHERE = "198.51.100.1";

    private final MovableClock clock = MovableClock.at("2026-11-01T00:00:00Z");
    private final LoginLimits limits = new LoginLimits(clock);

    @Test
    void ten_wrong_attempts_at_one_user_from_one_address_then_one_every_six_seconds() {
        assertThat(wrong("admin", HOME, 20)).isEqualTo(10);
        clock.advance(Duration.ofSeconds(6));
        assertThat(wrong("admin", HOME, 20)).isOne();
    }

    @Test
    void thirty_wrong_attempts_from_one_address_whatever_the_names() {
        var admitted = 0;
        for (var i = 0; i < 100; i++) {
            admitted += wrong("user" + i, HOME, 1);
        }
        assertThat(admitted).isEqualTo(30);
    }

    @Test
    void what_is_refused_here_is_not_counted() {
        wrong("admin", HOME, 1_000);
        assertThat(wrong("ann", HOME, 20)).isEqualTo(10);
        assertThat(wrong("bob", HOME, 20)).isEqualTo(10);
        assertThat(wrong("cid", HOME, 20)).isZero();
    }

    @Test
    void a_stranger_with_one_address_takes_nothing_from_the_same_user_elsewhere() {
        wrong("admin", ELSEWHERE, 1_000);
        assertThat(wrong("admin", HOME, 20)).isEqualTo(10);
    }

    @Test
    void a_stranger_with_any_number_of_addresses_does_not_keep_the_user_out() {
        for (var i = 0; i < 1_000; i++) {
            wrong("admin", "198.51.100." + i, 10);
        }
        for (var i = 0; i < 50; i++) {
            assertThat(right("admin", HOME)).isTrue();
        }
    }

    @Test
    void a_user_tried_from_everywhere_can_be_tried_once_a_minute_from_each_address() {
        var admitted = 0;
        for (var i = 0; i < 200; i++) {
            admitted += wrong("admin", "198.51.100." + i, 10);
        }
        assertThat(admitted).isEqualTo(100 + 190);
        assertThat(wrong("admin", HOME, 10)).isOne();
        assertThat(wrong("ann", HOME, 20)).isEqualTo(10);
    }

    @Test
    void names_that_nobody_can_have_count_as_one() {
        var admitted = 0;
        for (var i = 0; i < 100; i++) {
            admitted += wrong("?".repeat(60_000) + i, HOME, 1);
        }
        assertThat(admitted).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNAVAILABLE", "INTERNAL"})
    void failures_of_ours_are_not_counted(ProblemType type) {
        var ours = new ProblemException(Problem.of(type));
        for (var i = 0; i < 1_000; i++) {
            assertThat(isAdmitted("admin", HOME, Uni.createFrom().failure(ours)))
                    .isTrue();
            assertThat(isAdmitted("admin", HOME, Uni.createFrom().failure(new IllegalStateException())))
                    .isTrue();
        }
    }

    /** How many of so many wrong attempts were looked at. */
    private int wrong(String username, String address, int times) {
        var admitted = 0;
        for (var i = 0; i < times; i++) {
            if (isAdmitted(username, address, Uni.createFrom().failure(Problems::unauthorized))) {
                admitted++;
            }
        }
        return admitted;
    }

    private boolean right(String username, String address) {
        return isAdmitted(username, address, Uni.createFrom().item("welcome"));
    }

    private boolean isAdmitted(String username, String address, Uni<String> work) {
        var refusal = limits.login(username, address, work)
                .map(welcome -> Optional.<Throwable>empty())
                .onFailure()
                .recoverWithItem(Optional::of)
                .await()
                .atMost(Duration.ofSeconds(1));
        var tooMany = refusal.filter(failure -> failure instanceof ProblemException refused
                && refused.problem().type() == ProblemType.TOO_MANY_REQUESTS
                && refused.problem().retryAfterSeconds() > 0);
        return tooMany.isEmpty();
    }
}
