package io.evenkeel.simulator.account.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the exchange is open, its week, how fresh its data is, and where history begins. */
@Path("/trade-api/v2")
@RunOnVirtualThread
class ExchangeResource {
    private static final List<String> FULL_DAYS =
            List.of("monday", "tuesday", "wednesday", "friday", "saturday", "sunday");

    private final Records records;

    ExchangeResource(Records records) {
        this.records = records;
    }

    @GET
    @Path("/exchange/status")
    public Map<String, @Nullable Object> status() {
        return records.read(exchange -> {
            var shard = Body.with("exchange_index", 0)
                    .and("description", "default")
                    .and("exchange_active", exchange.isExchangeActive())
                    .and("trading_active", exchange.isTradingActive())
                    .and("intra_exchange_transfers_active", true)
                    .build();
            return Body.with("exchange_active", exchange.isExchangeActive())
                    .and("trading_active", exchange.isTradingActive())
                    .and("intra_exchange_transfers_active", true)
                    .and("exchange_index_statuses", List.of(shard))
                    .build();
        });
    }

    /** Around the clock, but for the maintenance on Thursday from 3 to 5 in New York. */
    @GET
    @Path("/exchange/schedule")
    public Map<String, @Nullable Object> schedule() {
        var hours = Body.with("start_time", "2026-01-01T00:00:00Z").and("end_time", "2030-01-01T00:00:00Z");
        FULL_DAYS.forEach(day -> hours.and(day, List.of(session("00:00", "24:00"))));
        hours.and("thursday", List.of(session("00:00", "03:00"), session("05:00", "24:00")));
        var schedule = Body.with("standard_hours", List.of(hours.build()))
                .and("maintenance_windows", List.of())
                .build();
        return Body.with("schedule", schedule).build();
    }

    @GET
    @Path("/exchange/user_data_timestamp")
    public Map<String, @Nullable Object> userDataTimestamp() {
        return Body.with(
                        "as_of_time",
                        records.readPortfolio(exchange -> exchange.now().toString()))
                .build();
    }

    @GET
    @Path("/historical/cutoff")
    public Map<String, @Nullable Object> cutoff() {
        var cutoff = records.read(exchange -> exchange.cutoff());
        return Body.with("market_settled_ts", cutoff.marketSettled().toString())
                .and("trades_created_ts", cutoff.tradesCreated().toString())
                .and("orders_updated_ts", cutoff.ordersUpdated().toString())
                .and(
                        "market_positions_last_updated_ts",
                        cutoff.positionsLastUpdated().toString())
                .build();
    }

    private static Map<String, @Nullable Object> session(String opens, String closes) {
        return Body.with("open_time", opens).and("close_time", closes).build();
    }
}
