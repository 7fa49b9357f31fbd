package io.evenkeel.simulator.account.api;

import io.evenkeel.simulator.exchange.usecase.Records;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Up once the scenario, or the state that was stored, is loaded. */
@Readiness
@ApplicationScoped
class ScenarioReadiness implements HealthCheck {
    private final Records records;

    ScenarioReadiness(Records records) {
        this.records = records;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("scenario").status(records.isLoaded()).build();
    }
}
