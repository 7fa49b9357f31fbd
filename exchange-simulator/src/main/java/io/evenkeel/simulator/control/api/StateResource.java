package io.evenkeel.simulator.control.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.door.AccessKey;
import io.evenkeel.simulator.door.usecase.KeyRing;
import io.evenkeel.simulator.exchange.AccountBook;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.fault.FaultPlan;
import io.evenkeel.simulator.ledger.Balance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the simulator holds, in numbers. */
@Path("/sim")
@RunOnVirtualThread
class StateResource {
    private final Records records;
    private final KeyRing keys;
    private final FaultPlan faults;

    StateResource(Records records, KeyRing keys, FaultPlan faults) {
        this.records = records;
        this.keys = keys;
        this.faults = faults;
    }

    @GET
    @Path("/state")
    public Map<String, @Nullable Object> state() {
        var known = keys.all();
        return records.read(exchange -> Body.with("now", exchange.now().toString())
                .and("scenario_sha256", records.scenarioFingerprint())
                .and("historical_cutoff", exchange.cutoff().tradesCreated().toString())
                .and("series", exchange.series().size())
                .and("events", exchange.events().size())
                .and("markets", exchange.markets().size())
                .and("faults", faults.open().size())
                .and(
                        "accounts",
                        exchange.accounts().stream()
                                .map(account -> account(exchange, exchange.bookOf(account), known))
                                .toList())
                .build());
    }

    private static Map<String, @Nullable Object> account(Exchange exchange, AccountBook book, List<AccessKey> known) {
        var keyIds = known.stream()
                .filter(key -> key.account().equals(book.account()))
                .map(AccessKey::keyId)
                .toList();
        return Body.with("account", book.account())
                .and("key_ids", keyIds)
                .and("fills", book.fills().size())
                .and("settlements", book.settlements().size())
                .and("orders", book.orders().size())
                .and("deposits", book.deposits().size())
                .and("withdrawals", book.withdrawals().size())
                .and("cash_dollars", Balance.of(exchange, book, 0).cash().toString())
                .build();
    }
}
