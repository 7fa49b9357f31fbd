package io.evenkeel.simulator.control.api;

import io.evenkeel.contracts.money.Price;
import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.control.MarketSettlement;
import io.evenkeel.simulator.exchange.Change.RowsPut;
import io.evenkeel.simulator.exchange.RowKind;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.row.BadInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settles a market for everybody who traded in it, at the exchange's present time. */
@Path("/sim")
@RunOnVirtualThread
class SettleResource {
    private final Records records;

    SettleResource(Records records) {
        this.records = records;
    }

    @POST
    @Path("/settle")
    public Map<String, @Nullable Object> settle(String body) {
        var input = Input.read(body, Set.of("ticker", "result", "value_dollars"));
        var result = input.text("result");
        var yesPays = switch (result) {
            case "yes" -> Price.ONE;
            case "no" -> Price.ZERO;
            case "scalar" -> input.parsed("value_dollars", Price::parse);
            default -> throw new BadInput("result", "must be yes, no or scalar");
        };
        var settlement = new MarketSettlement(input.text("ticker"), result, yesPays);
        var made = records.change(settlement::changes);
        var paid = made.stream()
                .filter(change -> change instanceof RowsPut put && put.kind() == RowKind.SETTLEMENTS)
                .mapToInt(change -> ((RowsPut) change).rows().size())
                .sum();
        return Body.with("settlements", paid).build();
    }
}
