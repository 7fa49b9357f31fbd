package io.evenkeel.simulator.portfolio.api;

import io.evenkeel.simulator.answer.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Sums that the exchange shows only to clearing members, who are not simulated. */
@Path("/trade-api/v2")
@RunOnVirtualThread
class SummaryResource {
    @GET
    @Path("/portfolio/summary/total_resting_order_value")
    public void totalRestingOrderValue() {
        throw Refusal.nested(403, "permission_denied", "permission denied");
    }
}
