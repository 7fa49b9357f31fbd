package io.evenkeel.simulator.fault.usecase;

import io.evenkeel.simulator.fault.FaultPlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Makes the plan one for all. */
@ApplicationScoped
class FaultDesk {
    private final FaultPlan plan = new FaultPlan();

    @Produces
    FaultPlan plan() {
        return plan;
    }
}
