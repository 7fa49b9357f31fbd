package io.evenkeel.pnl.ledger.api;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.pnl.database.DatabaseConfig;
import io.evenkeel.pnl.ledger.Rebuild;
import io.evenkeel.pnl.ledger.usecase.AccountDirectory;
import io.evenkeel.pnl.ledger.usecase.LedgerConfig;
import io.evenkeel.pnl.ledger.usecase.Rebuilds;
import io.evenkeel.web.AccountRule;
import io.evenkeel.web.Cursors;
import io.evenkeel.web.Page;
import io.evenkeel.web.Problems;
import io.evenkeel.web.QueryParameters;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Asks for books to be computed from nothing, and tells how far that is. */
@Path("/api/pnl/rebuilds")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class RebuildsResource {
    private static final Set<String> PARAMETERS = Set.of("limit", "cursor");

    private final AccountRule rule;
    private final AccountDirectory accounts;
    private final Rebuilds rebuilds;
    private final int openMax;
    private final Duration patience;

    RebuildsResource(
            AccountRule rule,
            AccountDirectory accounts,
            Rebuilds rebuilds,
            LedgerConfig config,
            DatabaseConfig database) {
        this.rule = rule;
        this.accounts = accounts;
        this.rebuilds = rebuilds;
        this.openMax = config.openMax();
        this.patience = database.readTimeout();
    }

    /**
     * Which books.
     *
     * @param account absent for every account
     * @param ticker absent for every market
     */
    record Wish(@Nullable String account, @Nullable String ticker) {}

    /** Where to ask how far it is. */
    record Accepted(UUID rebuildId) {}

    @POST
    @ResponseStatus(202)
    public Uni<Accepted> ask(@Nullable Wish given) {
        rule.requireAdmin();
        var wish = Problems.require(given, "body");
        var account = wish.account() == null ? null : account(wish.account());
        var ticker = wish.ticker() == null ? null : ticker(wish.ticker());
        var caller = rule.username();
        return inTime(accounts.owners()
                .invoke(known -> {
                    if (account != null && !known.containsKey(account)) {
                        throw unknownAccount();
                    }
                })
                .chain(() -> rebuilds.ask(account, ticker, caller, openMax))
                .map(id -> new Accepted(id.orElseThrow(
                        () -> Problems.unavailable("Too many rebuilds are waiting; try again later.")))));
    }

    /** Newest first. */
    @GET
    public Uni<Page<RebuildView>> list(@Context UriInfo uri) {
        rule.requireAdmin();
        var query = QueryParameters.of(uri);
        query.rejectUnknown(PARAMETERS);
        var limit = query.limit();
        var after = query.position(query.fingerprint(), UUID::fromString).orElse(null);
        return inTime(rebuilds.newest(after, limit + 1).map(found -> page(query, found, limit)));
    }

    @GET
    @Path("/{id}")
    public Uni<RebuildView> one(@PathParam("id") String id) {
        rule.requireAdmin();
        return inTime(rebuilds.find(uuid(id))
                .map(found -> RebuildView.of(found.orElseThrow(RebuildsResource::unknownRebuild))));
    }

    private <T> Uni<T> inTime(Uni<T> answer) {
        return answer.ifNoItem().after(patience).failWith(TimeoutException::new);
    }

    private static Page<RebuildView> page(QueryParameters query, List<Rebuild> found, int limit) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        var cursor = found.size() > limit
                ? Cursors.encode(query.fingerprint(), shown.getLast().id().toString())
                : "";
        return new Page<>(shown.stream().map(RebuildView::of).toList(), cursor);
    }

    private static AccountId account(String name) {
        try {
            return new AccountId(name);
        } catch (IllegalArgumentException e) {
            throw unknownAccount();
        }
    }

    private static MarketTicker ticker(String name) {
        try {
            return new MarketTicker(name);
        } catch (IllegalArgumentException e) {
            throw Problems.badBody("ticker", "is no market ticker");
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unknownRebuild();
        }
    }

    private static RuntimeException unknownAccount() {
        return Problems.notFound("account", "body", "unknown account");
    }

    private static RuntimeException unknownRebuild() {
        return Problems.notFound("id", "path", "unknown rebuild");
    }
}
