package io.evenkeel.simulator.control.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far what an account can read of itself trails what has happened. */
@Path("/sim")
@RunOnVirtualThread
class ReadLagResource {
    private final Records records;

    ReadLagResource(Records records) {
        this.records = records;
    }

    @GET
    @Path("/read-lag")
    public Map<String, @Nullable Object> read() {
        return Body.with("millis", records.readLag().toMillis()).build();
    }

    @POST
    @Path("/read-lag")
    public Map<String, @Nullable Object> set(String body) {
        var input = Input.read(body, Set.of("millis"));
        records.setReadLag(Duration.ofMillis(input.whole("millis")));
        return read();
    }
}
