package io.evenkeel.simulator.account.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.door.Costs;
import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.exchange.Limits;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rate limits of the caller, and what calls cost. */
@Path("/trade-api/v2")
@RunOnVirtualThread
class AccountResource {
    private final Records records;
    private final Call call;

    AccountResource(Records records, Call call) {
        this.records = records;
        this.call = call;
    }

    @GET
    @Path("/account/limits")
    public Map<String, @Nullable Object> limits() {
        var limits = records.read(exchange -> exchange.bookOf(call.account()).limits());
        return Body.with("grants", grants(limits.usageTier()))
                .and("read", bucket(limits.read()))
                .and("usage_tier", limits.usageTier())
                .and("write", bucket(limits.write()))
                .build();
    }

    @GET
    @Path("/account/endpoint_costs")
    public Map<String, @Nullable Object> costs() {
        var rows = Costs.SPECIAL.stream()
                .map(exception -> Body.with("cost", exception.cost())
                        .and("method", exception.method())
                        .and("path", exception.path())
                        .build())
                .toList();
        return Body.with("default_cost", Costs.STANDARD)
                .and("endpoint_costs", rows)
                .build();
    }

    /** Every tier but the basic one was granted by somebody. */
    private static List<Map<String, @Nullable Object>> grants(String usageTier) {
        return usageTier.equals("basic")
                ? List.of()
                : List.of(Body.with("exchange_instance", "event_contract")
                        .and("level", usageTier)
                        .and("source", "manual")
                        .build());
    }

    private static Map<String, @Nullable Object> bucket(Limits.Bucket bucket) {
        return Body.with("bucket_capacity", bucket.capacity())
                .and("refill_rate", bucket.refillRate())
                .build();
    }
}
