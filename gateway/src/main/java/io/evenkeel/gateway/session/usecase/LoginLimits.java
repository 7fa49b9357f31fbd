package io.evenkeel.gateway.session.usecase;

import io.evenkeel.gateway.session.AttemptLimit;
import io.evenkeel.gateway.user.Username;
import io.evenkeel.web.Problem;
import io.evenkeel.web.ProblemException;
import io.evenkeel.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Limits failed attempts per address, and per user and address. A user at whom many addresses fail can be tried once a
 * minute from each address: guessing is slow however it is spread, and the user, who needs one attempt, is never kept
 * out by strangers.
 */
@ApplicationScoped
class LoginLimits {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int KEYS_MAX = 20_000;
    /** All names that no user can have, so that nobody can fill the memory with names. */
    private static final String NOBODY = "?";

    private final AttemptLimit perAddress = new AttemptLimit(30, PERIOD, KEYS_MAX);
    private final AttemptLimit perUserAndAddress = new AttemptLimit(10, PERIOD, KEYS_MAX);
    private final AttemptLimit perUser = new AttemptLimit(100, PERIOD, KEYS_MAX);
    private final AttemptLimit perAddressAtBesiegedUser = new AttemptLimit(1, PERIOD, KEYS_MAX);
    private final Clock clock;

    LoginLimits(Clock clock) {
        this.clock = clock;
    }

    /**
     * Looks at a name and password; counts as an attempt only if it ends in 401: neither a good login nor a failure of
     * ours costs anything.
     *
     * @return fails with 429 and {@code Retry-After} when there were too many failed attempts
     */
    <T> Uni<T> login(String username, String address, Uni<T> work) {
        return attempt(Username.of(username).map(Username::value).orElse(NOBODY), address, work);
    }

    /** The same for a refresh token; its hash is longer than any name. */
    <T> Uni<T> refresh(String hash, String address, Uni<T> work) {
        return attempt(hash, address, work);
    }

    private <T> Uni<T> attempt(String name, String address, Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            var taken = take(name, address, clock.instant());
            return work.onItemOrFailure().invoke((item, failure) -> {
                if (!isRefused(failure)) {
                    giveBack(taken);
                }
            });
        });
    }

    /** What an attempt draws on; whatever was taken before the first refusal is given back. */
    private List<Share> take(String name, String address, Instant now) {
        var taken = new ArrayList<Share>();
        require(new Share(perAddress, address), now, taken);
        require(new Share(perUserAndAddress, name + "|" + address), now, taken);
        var ofUser = new Share(perUser, name);
        if (ofUser.take(now).isZero()) {
            taken.add(ofUser);
        } else {
            require(new Share(perAddressAtBesiegedUser, name + "|" + address), now, taken);
        }
        return taken;
    }

    private void require(Share share, Instant now, List<Share> taken) {
        var wait = share.take(now);
        if (wait.isPositive()) {
            giveBack(taken);
            throw tooMany(wait);
        }
        taken.add(share);
    }

    private void giveBack(List<Share> taken) {
        var now = clock.instant();
        taken.forEach(share -> share.limit.giveBack(share.key, now));
    }

    private static boolean isRefused(@Nullable Throwable failure) {
        return failure instanceof ProblemException refused && refused.problem().type() == ProblemType.UNAUTHORIZED;
    }

    private static ProblemException tooMany(Duration wait) {
        var type = ProblemType.TOO_MANY_REQUESTS;
        var seconds = Math.toIntExact(wait.plusMillis(999).toSeconds());
        return new ProblemException(new Problem(type, type.slug(), type.detail(), List.of(), seconds));
    }

    /** One attempt of what a limit allows to a key. */
    private record Share(AttemptLimit limit, String key) {
        Duration take(Instant now) {
            return limit.take(key, now);
        }
    }
}
