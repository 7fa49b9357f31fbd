package io.evenkeel.simulator.fault.usecase;

import io.evenkeel.simulator.fault.FaultPlan;
import io.evenkeel.simulator.fault.StaleOrders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;

/** Makes the plan, and what it keeps back from reads, one for all. */
@ApplicationScoped
class FaultDesk {
    private final FaultPlan plan;
    private final StaleOrders staleOrders;

    FaultDesk(InstantSource wallClock) {
        plan = new FaultPlan(wallClock);
        staleOrders = new StaleOrders(wallClock);
    }

    @Produces
    FaultPlan plan() {
        return plan;
    }

    @Produces
    StaleOrders staleOrders() {
        return staleOrders;
    }
}
