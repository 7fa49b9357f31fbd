package io.evenkeel.simulator.order.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.door.usecase.Doorkeeper;
import io.evenkeel.simulator.exchange.Outcome;
import io.evenkeel.simulator.exchange.Outcome.Rejected;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.matching.Instruction;
import io.evenkeel.simulator.order.OrderAnswers;
import io.evenkeel.simulator.order.OrderBodies;
import io.evenkeel.simulator.order.OrderShapes;
import io.evenkeel.simulator.request.BodyShape;
import io.evenkeel.simulator.request.JsonBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Many orders in one call. The call is paid for as a whole; then every item succeeds or fails on its own, in the order
 * in which they were sent.
 */
@Path("/trade-api/v2")
@RunOnVirtualThread
class OrderBatchResource {
    private static final String PATH = "/trade-api/v2/portfolio/events/orders/batched";

    private final Records records;
    private final Doorkeeper doorkeeper;
    private final Call call;

    OrderBatchResource(Records records, Doorkeeper doorkeeper, Call call) {
        this.records = records;
        this.doorkeeper = doorkeeper;
        this.call = call;
    }

    @POST
    @Path("/portfolio/events/orders/batched")
    @ResponseStatus(201)
    public Map<String, @Nullable Object> create(@HeaderParam("Content-Type") String contentType, String body) {
        var items = items("POST", contentType, body, OrderShapes.CREATE_BATCH);
        var outcomes = outcomes(items, item -> OrderBodies.place(call.account(), item));
        return answer(
                items,
                outcomes,
                (item, outcome) -> outcome instanceof Rejected rejected
                        ? OrderAnswers.notCreated(
                                rejected.refusal(), item.text("client_order_id").orElse(null))
                        : OrderAnswers.created(OrderAnswers.done(outcome)));
    }

    @DELETE
    @Path("/portfolio/events/orders/batched")
    public Map<String, @Nullable Object> cancel(@HeaderParam("Content-Type") String contentType, String body) {
        var items = items("DELETE", contentType, body, OrderShapes.CANCEL_BATCH);
        var outcomes = outcomes(items, item -> OrderBodies.cancel(call.account(), item));
        return answer(
                items,
                outcomes,
                (item, outcome) -> outcome instanceof Rejected rejected
                        ? OrderAnswers.notCanceled(
                                rejected.refusal(), item.text("order_id").orElse(""))
                        : OrderAnswers.canceled(OrderAnswers.done(outcome)));
    }

    private List<JsonBody> items(String method, String contentType, String body, BodyShape shape) {
        var account = call.account();
        var batch = JsonBody.read(contentType, body, shape);
        var items = batch.list("orders");
        doorkeeper.chargeBatch(account, method, PATH, items.size());
        if (items.isEmpty()) {
            throw batch.failed("orders", "required");
        }
        return items;
    }

    /** One per item; what cannot be read never comes to the engine. */
    private List<Outcome> outcomes(List<JsonBody> items, Function<JsonBody, Instruction> reading) {
        var outcomes = new ArrayList<@Nullable Outcome>();
        var instructions = new ArrayList<Instruction>();
        for (var item : items) {
            try {
                instructions.add(reading.apply(item));
                outcomes.add(null);
            } catch (Refusal refusal) {
                outcomes.add(new Rejected(refusal));
            }
        }
        var told = (instructions.isEmpty() ? List.<Outcome>of() : records.instruct(instructions)).iterator();
        return outcomes.stream()
                .map(refused -> refused == null ? told.next() : refused)
                .toList();
    }

    private static Map<String, @Nullable Object> answer(
            List<JsonBody> items,
            List<Outcome> outcomes,
            BiFunction<JsonBody, Outcome, Map<String, @Nullable Object>> row) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var i = 0; i < items.size(); i++) {
            rows.add(row.apply(items.get(i), outcomes.get(i)));
        }
        return Body.with("orders", rows).build();
    }
}
