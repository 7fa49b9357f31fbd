package io.evenkeel.simulator.fault.usecase;

import io.evenkeel.simulator.fault.FaultPlan;
import io.evenkeel.simulator.frame.FrameGate;
import io.evenkeel.simulator.frame.Outlet;
import io.evenkeel.simulator.frame.usecase.FrameGates;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Gives every session a gate at which ordered faults happen. */
@ApplicationScoped
class FaultGates implements FrameGates {
    private final FaultPlan plan;
    private final InstantSource wallClock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("late-frames").daemon().factory());

    FaultGates(FaultPlan plan, InstantSource wallClock) {
        this.plan = plan;
        this.wallClock = wallClock;
    }

    void stop(@Observes ShutdownEvent stop) {
        timer.shutdownNow();
    }

    @Override
    public FrameGate gate(String account, Outlet outlet) {
        return new FaultGate(account, outlet, plan, wallClock, this::later);
    }

    private void later(int millis, Runnable task) {
        var _ = timer.schedule(task, millis, TimeUnit.MILLISECONDS);
    }
}
