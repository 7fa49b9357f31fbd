package io.evenkeel.simulator.portfolio.api;

import io.evenkeel.contracts.money.Money;
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
    private static final Balance NOTHING = new Balance(Money.ZERO, Money.ZERO);

    private final Records records;
    private final Call call;

    BalanceResource(Records records, Call call) {
        this.records = records;
        this.call = call;
    }

    @GET
    @Path("/portfolio/balance")
    public Map<String, @Nullable Object> balance(@Context UriInfo uri) {
        var query = call.query("GetBalance", uri.getQueryParameters());
        var subaccount = query.subaccount().orElse(0);
        var elsewhere = query.isOfOtherShard();
        return records.readPortfolio(exchange -> {
            var balance = elsewhere ? NOTHING : Balance.of(exchange, exchange.bookOf(call.account()), subaccount);
            var dollars = Balance.dollarsE4(balance.cash());
            var onShard = Body.with("balance", dollars).and("exchange_index", 0).build();
            return Body.with("balance", Balance.cents(balance.cash()))
                    .and("balance_breakdown", elsewhere ? List.of() : List.of(onShard))
                    .and("balance_dollars", dollars)
                    .and("portfolio_value", Balance.cents(balance.positionsValue()))
                    .and("updated_ts", exchange.now().getEpochSecond())
                    .build();
        });
    }
}
