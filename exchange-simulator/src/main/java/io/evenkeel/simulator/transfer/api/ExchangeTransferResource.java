package io.evenkeel.simulator.transfer.api;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.exchange.Change.RowsPut;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.RowKind;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.query.Cursors;
import io.evenkeel.simulator.query.Limit;
import io.evenkeel.simulator.request.JsonBody;
import io.evenkeel.simulator.transfer.ExchangeTransferBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cash between event contracts and margin; it arrives at once. */
@Path("/trade-api/v2")
@RunOnVirtualThread
class ExchangeTransferResource {
    private final Records records;
    private final Call call;

    ExchangeTransferResource(Records records, Call call) {
        this.records = records;
        this.call = call;
    }

    @POST
    @Path("/portfolio/intra_exchange_instance_transfer")
    public Map<String, @Nullable Object> make(@HeaderParam("Content-Type") String contentType, String body) {
        var wanted = ExchangeTransferBody.of(JsonBody.read(contentType, body, ExchangeTransferBody.SHAPE));
        var made = records.change(exchange -> {
            if (wanted.amount().compareTo(free(exchange, wanted)) > 0) {
                throw Refusal.nested(400, "insufficient_balance", "insufficient balance");
            }
            var row = wanted.row(nextId(exchange));
            return List.of(new RowsPut(RowKind.EXCHANGE_TRANSFERS, call.account(), List.of(row)));
        });
        if (made.getFirst() instanceof RowsPut put) {
            return Body.with("transfer_id", put.rows().getFirst().text("transfer_id"))
                    .build();
        }
        throw new IllegalStateException("no transfer was made");
    }

    @GET
    @Path("/portfolio/intra_exchange_instance_transfers")
    public Map<String, @Nullable Object> list(@Context UriInfo uri) {
        var query = call.query("GetIntraExchangeInstanceTransfers", uri.getQueryParameters());
        return records.readPortfolio(exchange -> {
            var page = query.page(exchange.bookOf(call.account()).exchangeTransfers(), Limit.CASH, row -> true);
            var rows = page.rows().stream()
                    .map(transfer -> transfer.shownRow().fields())
                    .toList();
            var body = Body.with("transfers", rows);
            // The last page names no cursor at all here.
            return (page.next() == null ? body : body.and("cursor", Cursors.of(page.next()))).build();
        });
    }

    @GET
    @Path("/portfolio/intra_exchange_instance_transfers/{transfer_id}")
    public Map<String, @Nullable Object> one(@PathParam("transfer_id") String transferId) {
        return records.readPortfolio(exchange -> exchange.bookOf(call.account())
                .exchangeTransfers()
                .find(transferId)
                .map(transfer ->
                        Body.with("transfer", transfer.shownRow().fields()).build())
                .orElseThrow(Refusal::notFound));
    }

    private Money free(Exchange exchange, ExchangeTransferBody wanted) {
        var book = exchange.bookOf(call.account());
        if (wanted.takesFromMargin()) {
            return book.marginCash();
        }
        return book.ledger().cash(wanted.from()).minus(exchange.desk().locked(call.account(), wanted.from()));
    }

    /** Told by what is there already, so that the same history gives the same ids. */
    private String nextId(Exchange exchange) {
        var count = exchange.bookOf(call.account()).exchangeTransfers().size();
        var name = "exchange transfer " + count + " of " + call.account();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
