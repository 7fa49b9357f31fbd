package io.evenkeel.simulator.portfolio.api;

import io.evenkeel.simulator.answer.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** The first generation of order entry, which was switched off in June 2026. */
@Path("/trade-api/v2")
@RunOnVirtualThread
class RetiredOrderResource {
    @POST
    @Path("/portfolio/orders")
    public void create() {
        throw Refusal.retiredOrderCall();
    }

    @POST
    @Path("/portfolio/orders/batched")
    public void createBatch() {
        throw Refusal.retiredOrderCall();
    }

    @DELETE
    @Path("/portfolio/orders/batched")
    public void cancelBatch() {
        throw Refusal.retiredOrderCall();
    }

    @DELETE
    @Path("/portfolio/orders/{order_id}")
    public void cancel() {
        throw Refusal.retiredOrderCall();
    }

    @POST
    @Path("/portfolio/orders/{order_id}/{change:amend|decrease}")
    public void change() {
        throw Refusal.retiredOrderCall();
    }
}
