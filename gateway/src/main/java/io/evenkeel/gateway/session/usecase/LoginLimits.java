package io.evenkeel.gateway.session.usecase;

import io.evenkeel.gateway.session.AttemptLimit;
import io.evenkeel.web.Problem;
import io.evenkeel.web.ProblemException;
import io.evenkeel.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Limits failed attempts: few per user and address, more per address, and many per user from everywhere, so that
 * guessing
 * is slow however it is spread while nobody locks somebody else out with a handful of tries.
 */
@ApplicationScoped
class LoginLimits {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int KEYS_MAX = 20_000;

    private final AttemptLimit perUserAndAddress = new AttemptLimit(10, PERIOD, KEYS_MAX);
    private final AttemptLimit perAddress = new AttemptLimit(30, PERIOD, KEYS_MAX);
    private final AttemptLimit perUser = new AttemptLimit(100, PERIOD, KEYS_MAX);
    private final Clock clock;

    LoginLimits(Clock clock) {
        this.clock = clock;
    }

    /** @throws ProblemException 429 with {@code Retry-After} when there were too many failed attempts */
    void require(String username, String address) {
        var now = clock.instant();
        var waits = List.of(
                perUserAndAddress.take(username + "|" + address, now),
                perAddress.take(address, now),
                perUser.take(username, now));
        var longest = waits.stream().max(Duration::compareTo).orElse(Duration.ZERO);
        if (longest.isPositive()) {
            throw refusal(longest);
        }
    }

    /** A good login costs nothing. */
    void giveBack(String username, String address) {
        var now = clock.instant();
        perUserAndAddress.giveBack(username + "|" + address, now);
        perAddress.giveBack(address, now);
        perUser.giveBack(username, now);
    }

    private static ProblemException refusal(Duration wait) {
        var type = ProblemType.TOO_MANY_REQUESTS;
        var seconds = Math.toIntExact(wait.plusMillis(999).toSeconds());
        return new ProblemException(new Problem(type, type.slug(), type.detail(), List.of(), seconds));
    }
}
