package io.evenkeel.simulator.control.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.exchange.Change.RobotDismissed;
import io.evenkeel.simulator.exchange.Change.RobotsStepped;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.robot.Robot;
import io.evenkeel.simulator.row.BadInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows the quoting robots, lets them make a step out of turn, and sends them away. */
@Path("/sim")
@RunOnVirtualThread
class RobotResource {
    private final Records records;

    RobotResource(Records records) {
        this.records = records;
    }

    @GET
    @Path("/robots")
    public Map<String, @Nullable Object> list() {
        return records.read(exchange -> Body.with(
                        "robots",
                        exchange.floor().robots().stream()
                                .map(robot -> robot.row().fields())
                                .toList())
                .build());
    }

    /** The clock need not run for that. */
    @POST
    @Path("/robots/step")
    public Map<String, @Nullable Object> step(String body) {
        var ticker = Input.read(body, Set.of("ticker")).text("ticker");
        records.change(exchange -> {
            requireKnown(exchange.floor().robots().stream().map(Robot::ticker).toList(), ticker);
            return List.of(new RobotsStepped(exchange.now(), List.of(ticker)));
        });
        return list();
    }

    @DELETE
    @Path("/robots/{ticker}")
    public Map<String, @Nullable Object> dismiss(@PathParam("ticker") String ticker) {
        records.change(exchange -> {
            requireKnown(exchange.floor().robots().stream().map(Robot::ticker).toList(), ticker);
            return List.of(new RobotDismissed(ticker));
        });
        return list();
    }

    private static void requireKnown(List<String> robots, String ticker) {
        if (!robots.contains(ticker)) {
            throw new BadInput("ticker", "has no robot: " + ticker);
        }
    }
}
