package io.evenkeel.simulator.control.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.exchange.Change.ClockMoved;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The clock of the exchange: it stands still until it is moved here, and only ever forward. */
@Path("/sim")
@RunOnVirtualThread
class ClockResource {
    private final Records records;

    ClockResource(Records records) {
        this.records = records;
    }

    @GET
    @Path("/clock")
    public Map<String, @Nullable Object> read() {
        return Body.with("now", records.read(exchange -> exchange.now().toString()))
                .build();
    }

    @POST
    @Path("/clock")
    public Map<String, @Nullable Object> move(String body) {
        var input = Input.read(body, Set.of("now", "advance"));
        if (input.has("now") == input.has("advance")) {
            throw new BadInput("now", "give either now or advance");
        }
        records.change(exchange -> List.of(new ClockMoved(target(input, exchange))));
        return read();
    }

    private static Instant target(WireRow input, Exchange exchange) {
        if (input.has("now")) {
            return input.instant("now");
        }
        try {
            return exchange.now().plus(Duration.parse(input.text("advance")));
        } catch (DateTimeException | ArithmeticException notADuration) {
            throw new BadInput("advance", "must be an ISO 8601 duration such as PT1H");
        }
    }
}
