package io.evenkeel.gateway.session.usecase;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Keeps the table of refresh tokens small: an expired token is of no interest a day later. */
@ApplicationScoped
class ForgetOldTokens {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration WORK_MAX = Duration.ofSeconds(10);

    private final RefreshTokens tokens;
    private final Clock clock;

    ForgetOldTokens(RefreshTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return Panache.withTransaction(
                        () -> tokens.forgetExpiredBefore(clock.instant().minus(KEPT)))
                .ifNoItem()
                .after(WORK_MAX)
                .fail()
                .replaceWithVoid();
    }
}
