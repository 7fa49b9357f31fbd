package io.evenkeel.gateway.readiness.api;

import io.evenkeel.gateway.readiness.ServiceHealth;
import io.evenkeel.gateway.readiness.SuiteProgress;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the whole path from exchange to figures is usable, and if not, what is missing. */
@Readiness
@ApplicationScoped
class SuiteCheck implements AsyncHealthCheck {
    /** One look serves everybody who asks within this time, so that a flood of checks does not reach the services. */
    private static final Duration SHARED = Duration.ofMillis(300);

    private final AtomicReference<SuiteProgress> progress = new AtomicReference<>(SuiteProgress.START);
    private final AtomicReference<Instant> lookedAt = new AtomicReference<>(Instant.EPOCH);
    private final Uni<HealthCheckResponse> answer;
    private final Clock clock;

    SuiteCheck(ServiceChecks services, Clock clock) {
        this.clock = clock;
        this.answer = services.sync()
                .chain(sync -> services.pnl().map(pnl -> look(sync, pnl)))
                .map(this::judge)
                .memoize()
                .until(this::isStale);
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return answer;
    }

    private HealthCheckResponse judge(SuiteProgress.Look look) {
        lookedAt.set(clock.instant());
        var now = progress.updateAndGet(before -> before.after(look));
        var missing = now.missing(look);
        return HealthCheckResponse.named("suite")
                .status(missing.isEmpty())
                .withData("missing", missing.isEmpty() ? "nothing" : String.join("; ", missing))
                .withData("pnl-backlog", look.backlog())
                .build();
    }

    private boolean isStale() {
        return clock.instant().isAfter(lookedAt.get().plus(SHARED));
    }

    private static SuiteProgress.Look look(ServiceHealth sync, ServiceHealth pnl) {
        return new SuiteProgress.Look(
                sync.ready(),
                sync.missingAt("sync-service"),
                pnl.ready(),
                pnl.missingAt("pnl-service"),
                pnl.channels() > 0,
                pnl.backlog());
    }
}
