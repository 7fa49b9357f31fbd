package io.evenkeel.simulator.control.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.exchange.AccountBook;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.ledger.NetProfit;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the accounts have earned by the simulator's own arithmetic, to hold others' figures against. */
@Path("/sim")
@RunOnVirtualThread
class FigureResource {
    private final Records records;

    FigureResource(Records records) {
        this.records = records;
    }

    @GET
    @Path("/figures")
    public Map<String, @Nullable Object> figures() {
        return records.read(exchange -> Body.with(
                        "accounts",
                        exchange.accounts().stream()
                                .filter(account -> !account.startsWith("#"))
                                .map(exchange::bookOf)
                                .map(FigureResource::row)
                                .toList())
                .and("now", exchange.now().toString())
                .build());
    }

    private static Map<String, @Nullable Object> row(AccountBook book) {
        var profit = NetProfit.of(book);
        return Body.with("account", book.account())
                .and("fills", book.fills().size())
                .and("settlements", book.settlements().size())
                .and("settled_dollars", profit.settled().toString())
                .and("open_dollars", profit.open().toString())
                .and("net_dollars", profit.total().toString())
                .build();
    }
}
