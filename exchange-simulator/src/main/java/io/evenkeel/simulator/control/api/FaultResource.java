package io.evenkeel.simulator.control.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.fault.Fault;
import io.evenkeel.simulator.fault.FaultKind;
import io.evenkeel.simulator.fault.FaultPlan;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Orders faults, lists what is left of them, and forgets them. */
@Path("/sim")
@RunOnVirtualThread
class FaultResource {
    private static final Set<String> FIELDS = Set.of(
            "kind",
            "account",
            "method",
            "endpoint",
            "skip",
            "count",
            "status",
            "shape",
            "millis",
            "size",
            "seed",
            "rows",
            "field",
            "value",
            "row");
    private static final int COUNT_MAX = 1_000_000;
    private static final int MILLIS_MAX = 600_000;

    private final FaultPlan plan;
    private final AtomicLong lastId = new AtomicLong();

    FaultResource(FaultPlan plan) {
        this.plan = plan;
    }

    @POST
    @Path("/faults")
    public Map<String, @Nullable Object> order(String body) {
        var input = Input.read(body, FIELDS);
        var kind = FaultKind.ofWire(input.text("kind"))
                .orElseThrow(() -> new BadInput("kind", "is no kind of fault: " + input.text("kind")));
        var fault = new Fault(
                "fault-" + lastId.incrementAndGet(),
                kind,
                input.textIfAny("account").orElse(null),
                input.textIfAny("method").orElse(null),
                input.textIfAny("endpoint").orElse("*"),
                whole(input, "skip", 0, 0, COUNT_MAX),
                whole(input, "count", 1, 1, COUNT_MAX),
                number(kind, input),
                kind == FaultKind.FIELD ? input.text("field") : null,
                kind == FaultKind.STATUS
                        ? input.fields().get("shape")
                        : input.fields().get("value"),
                input.textIfAny("row").orElse(null));
        if (!plan.order(fault)) {
            throw new BadInput("kind", "there are " + FaultPlan.FAULTS_MAX + " faults already");
        }
        return Body.with("id", fault.id()).build();
    }

    @GET
    @Path("/faults")
    public Map<String, @Nullable Object> open() {
        return Body.with("faults", plan.open().stream().map(FaultResource::row).toList())
                .build();
    }

    @DELETE
    @Path("/faults")
    public Map<String, @Nullable Object> forgetAll() {
        return Body.with("forgotten", plan.forget(null)).build();
    }

    @DELETE
    @Path("/faults/{id}")
    public Map<String, @Nullable Object> forget(@PathParam("id") String id) {
        return Body.with("forgotten", plan.forget(id)).build();
    }

    private static int number(FaultKind kind, WireRow input) {
        return switch (kind) {
            case STATUS -> {
                requireStatus(input);
                yield whole(input, "status", 0, 400, 599);
            }
            case DELAY -> whole(input, "millis", 0, 1, MILLIS_MAX);
            case PAGE_SIZE -> whole(input, "size", 1, 1, 1000);
            case SHUFFLED_ROWS -> whole(input, "seed", 1, 0, Integer.MAX_VALUE);
            case FIELD, LOST_ROWS -> whole(input, "rows", 1, 1, COUNT_MAX);
            case NO_ANSWER, WEB_PAGE, TRUNCATED_BODY, EMPTY_PAGE, CURSOR_LOOP, DOUBLED_ROWS -> 0;
        };
    }

    private static void requireStatus(WireRow input) {
        if (!input.has("status")) {
            throw new BadInput("status", "is required");
        }
    }

    private static int whole(WireRow input, String field, int otherwise, int min, int max) {
        var number = input.whole(field, otherwise);
        if (number < min || number > max) {
            throw new BadInput(field, "must be " + min + " to " + max);
        }
        return (int) number;
    }

    private static Map<String, @Nullable Object> row(FaultPlan.Open open) {
        var fault = open.fault();
        return Body.with("id", fault.id())
                .and("kind", fault.kind().wire())
                .and("account", fault.account())
                .and("method", fault.method())
                .and("endpoint", fault.endpoint())
                .and("remaining", open.remaining())
                .build();
    }
}
