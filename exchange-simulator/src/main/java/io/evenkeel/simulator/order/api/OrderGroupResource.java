package io.evenkeel.simulator.order.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.exchange.Outcome;
import io.evenkeel.simulator.exchange.Outcome.GroupDone;
import io.evenkeel.simulator.exchange.Outcome.Rejected;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.matching.Instruction;
import io.evenkeel.simulator.matching.Instruction.CreateGroup;
import io.evenkeel.simulator.matching.Instruction.DeleteGroup;
import io.evenkeel.simulator.matching.Instruction.LimitGroup;
import io.evenkeel.simulator.matching.Instruction.ResetGroup;
import io.evenkeel.simulator.matching.Instruction.TriggerGroup;
import io.evenkeel.simulator.matching.OrderGroup;
import io.evenkeel.simulator.order.OrderBodies;
import io.evenkeel.simulator.order.OrderShapes;
import io.evenkeel.simulator.request.JsonBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Order groups: read of all sub-accounts unless one is named; what is done to one is done in the primary sub-account
 * unless another is named.
 */
@Path("/trade-api/v2")
@RunOnVirtualThread
class OrderGroupResource {
    private static final Map<String, @Nullable Object> NOTHING = Map.of();

    private final Records records;
    private final Call call;

    OrderGroupResource(Records records, Call call) {
        this.records = records;
        this.call = call;
    }

    /** An account without groups is answered nothing at all, not an empty list; so it was recorded. */
    @GET
    @Path("/portfolio/order_groups")
    public Map<String, @Nullable Object> list(@Context UriInfo uri) {
        var subaccount = call.query("GetOrderGroups", uri.getQueryParameters()).subaccount();
        return records.readPortfolio(exchange -> {
            var rows = exchange.desk().groups(call.account()).stream()
                    .filter(group -> isOf(subaccount, group))
                    .map(group -> terms(group).and("id", group.id()).build())
                    .toList();
            return rows.isEmpty() ? NOTHING : Body.with("order_groups", rows).build();
        });
    }

    @GET
    @Path("/portfolio/order_groups/{order_group_id}")
    public Map<String, @Nullable Object> one(@PathParam("order_group_id") String groupId, @Context UriInfo uri) {
        var subaccount = call.query("GetOrderGroup", uri.getQueryParameters()).subaccount();
        return records.readPortfolio(exchange -> exchange.desk().groups(call.account()).stream()
                .filter(group -> group.id().equals(groupId) && isOf(subaccount, group))
                .findFirst()
                .map(group -> terms(group)
                        .and("orders", exchange.desk().ordersOf(group))
                        .build())
                .orElseThrow(Refusal::notFound));
    }

    @POST
    @Path("/portfolio/order_groups/create")
    @ResponseStatus(201)
    public Map<String, @Nullable Object> create(@HeaderParam("Content-Type") String contentType, String body) {
        var group = JsonBody.read(contentType, body, OrderShapes.CREATE_GROUP);
        OrderBodies.requireShard(group);
        var done = done(new CreateGroup(call.account(), OrderBodies.subaccount(group), OrderBodies.groupLimit(group)));
        return Body.with("exchange_index", 0)
                .and("order_group_id", done.groupId())
                .and("subaccount", done.subaccount())
                .build();
    }

    @PUT
    @Path("/portfolio/order_groups/{order_group_id}/limit")
    public Map<String, @Nullable Object> limit(
            @HeaderParam("Content-Type") String contentType,
            @PathParam("order_group_id") String groupId,
            @Context UriInfo uri,
            String body) {
        var subaccount = subaccount("UpdateOrderGroupLimit", uri);
        var limit = OrderBodies.groupLimit(JsonBody.read(contentType, body, OrderShapes.LIMIT_GROUP));
        done(new LimitGroup(call.account(), subaccount, groupId, limit));
        return NOTHING;
    }

    @PUT
    @Path("/portfolio/order_groups/{order_group_id}/reset")
    public Map<String, @Nullable Object> reset(
            @HeaderParam("Content-Type") String contentType,
            @PathParam("order_group_id") String groupId,
            @Context UriInfo uri,
            String body) {
        JsonBody.read(contentType, body, OrderShapes.EMPTY);
        done(new ResetGroup(call.account(), subaccount("ResetOrderGroup", uri), groupId));
        return NOTHING;
    }

    @PUT
    @Path("/portfolio/order_groups/{order_group_id}/trigger")
    public Map<String, @Nullable Object> trigger(
            @HeaderParam("Content-Type") String contentType,
            @PathParam("order_group_id") String groupId,
            @Context UriInfo uri,
            String body) {
        JsonBody.read(contentType, body, OrderShapes.EMPTY);
        done(new TriggerGroup(call.account(), subaccount("TriggerOrderGroup", uri), groupId));
        return NOTHING;
    }

    @DELETE
    @Path("/portfolio/order_groups/{order_group_id}")
    public Map<String, @Nullable Object> delete(@PathParam("order_group_id") String groupId, @Context UriInfo uri) {
        done(new DeleteGroup(call.account(), subaccount("DeleteOrderGroup", uri), groupId));
        return NOTHING;
    }

    private static boolean isOf(OptionalInt subaccount, OrderGroup group) {
        return subaccount.isEmpty() || subaccount.getAsInt() == group.owner().subaccount();
    }

    private static Body terms(OrderGroup group) {
        return Body.with("contracts_limit_fp", group.limit().toString())
                .and("exchange_index", 0)
                .and("is_auto_cancel_enabled", true);
    }

    private int subaccount(String operation, UriInfo uri) {
        return call.query(operation, uri.getQueryParameters()).subaccount().orElse(0);
    }

    private GroupDone done(Instruction instruction) {
        return switch (records.instruct(List.of(instruction)).getFirst()) {
            case GroupDone done -> done;
            case Rejected rejected -> throw rejected.refusal();
            case Outcome.Done other -> throw unexpected(other);
            case Outcome.AllCanceled other -> throw unexpected(other);
            case Outcome.SubaccountOpened other -> throw unexpected(other);
            case Outcome.Transferred other -> throw unexpected(other);
        };
    }

    private static IllegalStateException unexpected(Outcome other) {
        return new IllegalStateException("not what a group is answered with: " + other);
    }
}
