package io.evenkeel.simulator.control.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.fault.Fault;
import io.evenkeel.simulator.fault.FaultPlan;
import io.evenkeel.simulator.fault.StaleOrders;
import io.evenkeel.simulator.row.BadInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Orders faults, lists what became of them, and forgets them. */
@Path("/sim")
@RunOnVirtualThread
class FaultResource {
    private final FaultPlan plan;
    private final StaleOrders staleOrders;
    private final AtomicLong lastId = new AtomicLong();

    FaultResource(FaultPlan plan, StaleOrders staleOrders) {
        this.plan = plan;
        this.staleOrders = staleOrders;
    }

    @POST
    @Path("/faults")
    public Map<String, @Nullable Object> order(String body) {
        var fault = FaultInput.read("fault-" + lastId.incrementAndGet(), body);
        if (!plan.order(fault)) {
            throw new BadInput("kind", "there are " + FaultPlan.FAULTS_MAX + " faults already");
        }
        return Body.with("id", fault.id()).build();
    }

    /** What is still to happen, and what has happened and is over. */
    @GET
    @Path("/faults")
    public Map<String, @Nullable Object> list() {
        return Body.with("faults", plan.open().stream().map(FaultResource::row).toList())
                .and("over", plan.over().stream().map(FaultResource::row).toList())
                .build();
    }

    /** Also lets reads of orders tell the truth again. */
    @DELETE
    @Path("/faults")
    public Map<String, @Nullable Object> forgetAll() {
        staleOrders.forget();
        return Body.with("forgotten", plan.forget(null)).build();
    }

    @DELETE
    @Path("/faults/{id}")
    public Map<String, @Nullable Object> forget(@PathParam("id") String id) {
        return Body.with("forgotten", plan.forget(id)).build();
    }

    private static Map<String, @Nullable Object> row(FaultPlan.Tally tally) {
        Fault fault = tally.fault();
        var scope = fault.scope();
        return Body.with("id", fault.id())
                .and("kind", fault.kind().wire())
                .and("account", scope.account())
                .and("method", scope.method())
                .and("endpoint", scope.frames() == null ? scope.endpoint() : null)
                .and("frames", scope.frames())
                .and("remaining", tally.remaining())
                .and("happened", tally.happened())
                .build();
    }
}
