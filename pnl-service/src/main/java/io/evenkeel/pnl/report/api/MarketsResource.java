package io.evenkeel.pnl.report.api;

import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.pnl.report.LinePosition;
import io.evenkeel.pnl.report.MarketPosition;
import io.evenkeel.pnl.report.MarketRow;
import io.evenkeel.pnl.report.Scope;
import io.evenkeel.pnl.report.usecase.ReportReads;
import io.evenkeel.pnl.report.usecase.ReportStore;
import io.evenkeel.web.Cursors;
import io.evenkeel.web.Page;
import io.evenkeel.web.Problems;
import io.evenkeel.web.QueryParameters;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Markets, and one market down to the fills. */
@Path("/api/pnl/markets")
@Produces(MediaType.APPLICATION_JSON)
class MarketsResource {
    private static final Set<String> LIST_PARAMETERS =
            Set.of("account", "subaccount", "user_name", "from", "to", "tz", "limit", "cursor");
    private static final Set<String> ONE_PARAMETERS = Set.of("account", "subaccount", "user_name", "limit", "cursor");
    private static final int LIMIT_MAX = 1000;

    private final Caller caller;
    private final ReportStore store;

    MarketsResource(Caller caller, ReportStore store) {
        this.caller = caller;
        this.store = store;
    }

    /** By account and ticker; {@code from} and {@code to} select by the last fill or the settlement. */
    @GET
    public Uni<Page<MarketView>> markets(@Context UriInfo uri) {
        var query = QueryParameters.of(uri);
        query.rejectUnknown(LIST_PARAMETERS);
        query.zone("tz");
        var span = Caller.span(query);
        var limit = query.limit();
        var after = query.position(query.fingerprint(), Positions::market).orElse(MarketPosition.START);
        // One more than asked for tells whether there is another page.
        return caller.inTime(caller.scope(query)
                .chain(scope -> store.atOneMoment(reads -> reads.markets(scope, span, after, limit + 1)))
                .map(rows -> page(query, rows, limit)));
    }

    @GET
    @Path("/{ticker}")
    public Uni<MarketDetailView> market(@PathParam("ticker") String name, @Context UriInfo uri) {
        var query = QueryParameters.of(uri);
        query.rejectUnknown(ONE_PARAMETERS);
        var ticker = ticker(name);
        var limit = query.integer("limit", 1, LIMIT_MAX, LIMIT_MAX);
        var fingerprint = ticker + query.fingerprint();
        var after = query.position(fingerprint, Positions::line).orElse(LinePosition.START);
        return caller.inTime(caller.scope(query)
                .chain(scope -> store.atOneMoment(reads -> reads.market(scope, ticker)
                        .invoke(MarketsResource::requireAny)
                        .call(() -> requireSameNumbering(reads, scope, ticker, after))
                        .chain(rows -> detail(reads, scope, ticker, new Lines(after, limit))
                                .map(detail -> detail.view(rows, ticker, limit, fingerprint))))));
    }

    private record Lines(LinePosition after, int limit) {}

    private static Uni<MarketDetail> detail(ReportReads reads, Scope scope, MarketTicker ticker, Lines lines) {
        return reads.lots(scope, ticker, LIMIT_MAX + 1)
                .chain(lots -> reads.realizations(scope, ticker, lines.after(), lines.limit() + 1)
                        .map(rows -> new MarketDetail(lots, rows)));
    }

    /** What a page ended with may stand elsewhere now, or nowhere: to go on would skip lines or show them twice. */
    private static Uni<Void> requireSameNumbering(
            ReportReads reads, Scope scope, MarketTicker ticker, LinePosition after) {
        if (after.equals(LinePosition.START)) {
            return Uni.createFrom().voidItem();
        }
        return reads.numbering(scope, ticker, after)
                .invoke(numbering -> {
                    if (!numbering.equals(Optional.of(after.numbering()))) {
                        throw Problems.badQuery("cursor", "is older than the figures; start again without it");
                    }
                })
                .replaceWithVoid();
    }

    private static Page<MarketView> page(QueryParameters query, List<MarketRow> rows, int limit) {
        if (rows.size() <= limit) {
            return Page.last(rows.stream().map(MarketView::of).toList());
        }
        var shown = rows.subList(0, limit);
        var cursor = Cursors.encode(query.fingerprint(), Positions.of(shown.getLast()));
        return new Page<>(shown.stream().map(MarketView::of).toList(), cursor);
    }

    private static MarketTicker ticker(String name) {
        try {
            return new MarketTicker(name);
        } catch (IllegalArgumentException e) {
            throw unknownTicker();
        }
    }

    private static void requireAny(List<MarketRow> rows) {
        if (rows.isEmpty()) {
            throw unknownTicker();
        }
    }

    private static RuntimeException unknownTicker() {
        return Problems.notFound("ticker", "path", "unknown market");
    }
}
