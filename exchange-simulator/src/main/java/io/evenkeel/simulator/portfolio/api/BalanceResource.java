package io.evenkeel.simulator.portfolio.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.ledger.Balance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The money of an account; of the primary sub-account unless one is named. */
@Path("/trade-api/v2")
@RunOnVirtualThread
class BalanceResource {
    private final Records records;
    private final Call call;

    BalanceResource(Records records, Call call) {
        this.records = records;
        this.call = call;
    }

    @GET
    @Path("/portfolio/balance")
    public Map<String, @Nullable Object> balance(@Context UriInfo uri) {
        var subaccount =
                call.query("GetBalance", uri.getQueryParameters()).subaccount().orElse(0);
        return records.readPortfolio(exchange -> {
            var balance = Balance.of(exchange, exchange.bookOf(call.account()), subaccount);
            var dollars = Balance.dollarsE4(balance.cash());
            return Body.with("balance", Balance.cents(balance.cash()))
                    .and(
                            "balance_breakdown",
                            List.of(Body.with("balance", dollars)
                                    .and("exchange_index", 0)
                                    .build()))
                    .and("balance_dollars", dollars)
                    .and("portfolio_value", Balance.cents(balance.positionsValue()))
                    .and("updated_ts", exchange.now().getEpochSecond())
                    .build();
        });
    }
}
