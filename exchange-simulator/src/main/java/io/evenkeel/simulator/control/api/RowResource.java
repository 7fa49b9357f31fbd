package io.evenkeel.simulator.control.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.door.usecase.KeyRing;
import io.evenkeel.simulator.exchange.Change.RowsPut;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.RowKind;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.row.BadInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds rows of any kind, in the exchange's own shape; a row whose id is there already replaces it, a known market is
 * changed in the fields that are given. All rows of a call are taken, or none.
 */
@Path("/sim")
@RunOnVirtualThread
class RowResource {
    private static final int ROWS_MAX = 10_000;

    private final Records records;
    private final KeyRing keys;

    RowResource(Records records, KeyRing keys) {
        this.records = records;
        this.keys = keys;
    }

    @POST
    @Path("/{kind:series|events|markets|trades|fills|settlements|orders|deposits|withdrawals|candlesticks"
            + "|series_fee_changes|event_fee_changes|endings|robots}")
    public Map<String, @Nullable Object> put(@PathParam("kind") String name, String body) {
        var kind = RowKind.ofWire(name).orElseThrow(NotFoundException::new);
        var input = Input.read(body, kind.isOfAccount() ? Set.of("account", name) : Set.of(name));
        var account = kind.isOfAccount() ? input.text("account") : null;
        var rows = Input.rows(input, name);
        if (rows.isEmpty() || rows.size() > ROWS_MAX) {
            throw new BadInput(name, "must have 1 to " + ROWS_MAX + " rows");
        }
        records.change(exchange -> {
            requireKnown(exchange, account);
            return List.of(new RowsPut(kind, account, rows));
        });
        return Body.with("rows", rows.size()).build();
    }

    private void requireKnown(Exchange exchange, @Nullable String account) {
        if (account == null || exchange.account(account).isPresent()) {
            return;
        }
        if (keys.all().stream().noneMatch(key -> key.account().equals(account))) {
            throw new BadInput("account", "is no account here: " + account);
        }
    }
}
