package io.evenkeel.simulator.order.api;

import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.exchange.Outcome.Done;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.matching.Instruction;
import io.evenkeel.simulator.matching.Instruction.Cancel;
import io.evenkeel.simulator.matching.Instruction.CancelAll;
import io.evenkeel.simulator.order.OrderAnswers;
import io.evenkeel.simulator.order.OrderBodies;
import io.evenkeel.simulator.order.OrderShapes;
import io.evenkeel.simulator.request.JsonBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** One order at a time: placing, changing, cancelling; and cancelling everything. */
@Path("/trade-api/v2")
@RunOnVirtualThread
class OrderEntryResource {
    private final Records records;
    private final Call call;

    OrderEntryResource(Records records, Call call) {
        this.records = records;
        this.call = call;
    }

    @POST
    @Path("/portfolio/events/orders")
    @ResponseStatus(201)
    public Map<String, @Nullable Object> create(@HeaderParam("Content-Type") String contentType, String body) {
        var order = JsonBody.read(contentType, body, OrderShapes.CREATE);
        return OrderAnswers.created(done(OrderBodies.place(call.account(), order)));
    }

    @POST
    @Path("/portfolio/events/orders/{order_id}/amend")
    public Map<String, @Nullable Object> amend(
            @HeaderParam("Content-Type") String contentType,
            @PathParam("order_id") String orderId,
            @Context UriInfo uri,
            String body) {
        var subaccount = subaccount("AmendOrderV2", uri);
        var amendment = JsonBody.read(contentType, body, OrderShapes.AMEND);
        return OrderAnswers.amended(done(OrderBodies.amend(call.account(), orderId, subaccount, amendment)));
    }

    @POST
    @Path("/portfolio/events/orders/{order_id}/decrease")
    public Map<String, @Nullable Object> decrease(
            @HeaderParam("Content-Type") String contentType,
            @PathParam("order_id") String orderId,
            @Context UriInfo uri,
            String body) {
        var subaccount = subaccount("DecreaseOrderV2", uri);
        var decrease = JsonBody.read(contentType, body, OrderShapes.DECREASE);
        return OrderAnswers.decreased(done(OrderBodies.decrease(call.account(), orderId, subaccount, decrease)));
    }

    @DELETE
    @Path("/portfolio/events/orders/{order_id}")
    public Map<String, @Nullable Object> cancel(@PathParam("order_id") String orderId, @Context UriInfo uri) {
        var subaccount = subaccount("CancelOrderV2", uri);
        return OrderAnswers.canceled(done(new Cancel(call.account(), orderId, subaccount)));
    }

    /** Of all sub-accounts unless one is named. */
    @DELETE
    @Path("/portfolio/events/orders")
    public void cancelAll(@Context UriInfo uri) {
        var named = call.query("CancelAllOrders", uri.getQueryParameters()).subaccount();
        records.instruct(List.of(new CancelAll(call.account(), named.isPresent() ? named.getAsInt() : null)));
    }

    private int subaccount(String operation, UriInfo uri) {
        return call.query(operation, uri.getQueryParameters()).subaccount().orElse(0);
    }

    private Done done(Instruction instruction) {
        return OrderAnswers.done(records.instruct(List.of(instruction)).getFirst());
    }
}
