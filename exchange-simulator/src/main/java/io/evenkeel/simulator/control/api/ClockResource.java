package io.evenkeel.simulator.control.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.exchange.Change;
import io.evenkeel.simulator.exchange.Change.ClockMoved;
import io.evenkeel.simulator.exchange.Change.PaceSet;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Pace;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The clock of the exchange: it stands still, or runs, and goes only ever forward. */
@Path("/sim")
@RunOnVirtualThread
class ClockResource {
    private static final Set<String> FIELDS = Set.of("now", "advance", "frozen", "follow", "speed");

    private final Records records;
    private final InstantSource wallClock;

    ClockResource(Records records, InstantSource wallClock) {
        this.records = records;
        this.wallClock = wallClock;
    }

    @GET
    @Path("/clock")
    public Map<String, @Nullable Object> read() {
        return records.read(exchange -> Body.with("now", exchange.now().toString())
                .and("speed", exchange.floor().pace() instanceof Pace.Running running ? running.speed() : 0)
                .build());
    }

    @POST
    @Path("/clock")
    public Map<String, @Nullable Object> move(String body) {
        var input = Input.read(body, FIELDS);
        if (input.fields().size() != 1) {
            throw new BadInput("now", "give one of now, advance, frozen, follow and speed");
        }
        var wall = wallClock.instant();
        records.change(exchange -> changes(input, exchange, wall));
        return read();
    }

    private static List<Change> changes(WireRow input, Exchange exchange, Instant wall) {
        var pace = exchange.floor().pace();
        var now = pace.at(wall, exchange.now());
        if (input.has("now") || input.has("advance")) {
            var target = input.has("now") ? input.instant("now") : advanced(input, now);
            return List.of(new ClockMoved(target), new PaceSet(pace.from(wall, target)));
        }
        return List.of(new ClockMoved(now), new PaceSet(pace(input, wall, now)));
    }

    private static Pace pace(WireRow input, Instant wall, Instant now) {
        if (input.has("frozen")) {
            requireTrue(input, "frozen");
            return new Pace.Frozen();
        }
        if (input.has("follow")) {
            requireTrue(input, "follow");
            return new Pace.Running(wall, wall.isAfter(now) ? wall : now, 1);
        }
        var speed = input.whole("speed");
        if (speed < 1 || speed > Pace.SPEED_MAX) {
            throw new BadInput("speed", "must be 1 to " + Pace.SPEED_MAX);
        }
        return new Pace.Running(wall, now, (int) speed);
    }

    private static void requireTrue(WireRow input, String field) {
        if (!Input.flag(input, field, true)) {
            throw new BadInput(field, "can only be true");
        }
    }

    private static Instant advanced(WireRow input, Instant now) {
        try {
            return now.plus(Duration.parse(input.text("advance")));
        } catch (DateTimeException | ArithmeticException notADuration) {
            throw new BadInput("advance", "must be an ISO 8601 duration such as PT1H");
        }
    }
}
