package io.evenkeel.simulator.portfolio.api;

import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.query.Limit;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deposits and withdrawals of an account, newest first. */
@Path("/trade-api/v2")
@RunOnVirtualThread
class CashMovementResource {
    private final Records records;
    private final Call call;

    CashMovementResource(Records records, Call call) {
        this.records = records;
        this.call = call;
    }

    @GET
    @Path("/portfolio/deposits")
    public Map<String, @Nullable Object> deposits(@Context UriInfo uri) {
        var query = call.query("GetDeposits", uri.getQueryParameters());
        return records.readPortfolio(exchange -> Pages.answer(
                "deposits", query.page(exchange.bookOf(call.account()).deposits(), Limit.CASH, row -> true)));
    }

    @GET
    @Path("/portfolio/withdrawals")
    public Map<String, @Nullable Object> withdrawals(@Context UriInfo uri) {
        var query = call.query("GetWithdrawals", uri.getQueryParameters());
        return records.readPortfolio(exchange -> Pages.answer(
                "withdrawals", query.page(exchange.bookOf(call.account()).withdrawals(), Limit.CASH, row -> true)));
    }
}
