package io.evenkeel.simulator.transfer.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.ledger.Balance;
import io.evenkeel.simulator.query.Cursors;
import io.evenkeel.simulator.query.Limit;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cash of every sub-account, and what was moved between them, newest first. */
@Path("/trade-api/v2")
@RunOnVirtualThread
class SubaccountReadResource {
    private final Records records;
    private final Call call;

    SubaccountReadResource(Records records, Call call) {
        this.records = records;
        this.call = call;
    }

    @GET
    @Path("/portfolio/subaccounts/balances")
    public Map<String, @Nullable Object> balances() {
        return records.readPortfolio(exchange -> Body.with(
                        "subaccount_balances",
                        exchange.desk().subaccounts().of(call.account()).stream()
                                .map(number -> balance(exchange, number))
                                .toList())
                .build());
    }

    @GET
    @Path("/portfolio/subaccounts/transfers")
    public Map<String, @Nullable Object> transfers(@Context UriInfo uri) {
        var query = call.query("GetSubaccountTransfers", uri.getQueryParameters());
        return records.readPortfolio(exchange -> {
            var page = query.page(exchange.bookOf(call.account()).transfers(), Limit.RECORDS, row -> true);
            var rows = page.rows().stream()
                    .map(transfer -> transfer.row().fields())
                    .toList();
            return Body.with("cursor", Cursors.of(page.next()))
                    .and("transfers", rows)
                    .build();
        });
    }

    private Map<String, @Nullable Object> balance(Exchange exchange, int subaccount) {
        var cash = Balance.of(exchange, exchange.bookOf(call.account()), subaccount)
                .cash();
        return Body.with("balance", Balance.dollarsE4(cash))
                .and("exchange_index", 0)
                .and("subaccount_number", subaccount)
                .and("updated_ts", exchange.now().getEpochSecond())
                .build();
    }
}
