package io.evenkeel.sync.repair.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.sync.account.Account;
import io.evenkeel.sync.account.usecase.Accounts;
import io.evenkeel.sync.repair.EventPosition;
import io.evenkeel.sync.repair.Tally;
import io.evenkeel.sync.repair.TallyPosition;
import io.evenkeel.sync.repair.TellAgain;
import io.evenkeel.sync.repair.usecase.Repairs;
import io.evenkeel.web.AccountRule;
import io.evenkeel.web.Cursors;
import io.evenkeel.web.Page;
import io.evenkeel.web.ProblemException;
import io.evenkeel.web.ProblemType;
import io.evenkeel.web.Problems;
import io.evenkeel.web.QueryParameters;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

@Path("/api/sync")
class RepairResource {
    private static final Set<String> ROLES = Set.of("service", "admin");
    private static final List<String> TALLIED =
            List.of(TellAgain.FILLS.wire(), TellAgain.SETTLEMENTS.wire(), TellAgain.MARKETS.wire());
    private static final String RESOURCE = "resource";
    private static final String ACCOUNT = "account";

    private final Repairs repairs;
    private final Accounts accounts;
    private final AccountRule rule;
    private final JsonWebToken token;

    RepairResource(Repairs repairs, Accounts accounts, AccountRule rule, JsonWebToken token) {
        this.repairs = repairs;
        this.accounts = accounts;
        this.rule = rule;
        this.token = token;
    }

    /** Counts, sums and last ids of what is kept, per market and sub-account. */
    @GET
    @Path("/tallies")
    public Uni<Page<TallyView>> tallies(@Context UriInfo uri) {
        requireRole();
        var query = QueryParameters.of(uri);
        query.rejectUnknown(Set.of(RESOURCE, ACCOUNT, "ticker", "limit", "cursor"));
        var what = TellAgain.ofWire(query.oneOf(RESOURCE, TALLIED, required(query, RESOURCE)))
                .orElseThrow();
        var fingerprint = "tallies " + query.fingerprint();
        var after = query.position(fingerprint, TallyPosition::parse).orElse(null);
        var ticker = query.text("ticker").orElse(null);
        var limit = query.limit();
        return account(query)
                .chain(account -> repairs.tallies(new Repairs.TallyQuery(what, account, ticker, after, limit + 1)))
                .map(tallies -> page(tallies, limit, fingerprint));
    }

    /** The events of what is kept, as they were or would be published. */
    @GET
    @Path("/events")
    public Uni<Page<EventView>> events(@Context UriInfo uri) {
        requireRole();
        var query = QueryParameters.of(uri);
        query.rejectUnknown(Set.of(RESOURCE, ACCOUNT, "ticker", "subaccount", "from", "to", "limit", "cursor"));
        var what = TellAgain.ofWire(query.oneOf(RESOURCE, TellAgain.words(), required(query, RESOURCE)))
                .orElseThrow();
        var fingerprint = "events " + query.fingerprint();
        var after = query.position(fingerprint, EventPosition::parse).orElse(null);
        var ticker = query.text("ticker").orElse(null);
        var subaccount = query.subaccount().orElse(null);
        var from = query.instant("from").orElse(null);
        var to = query.instant("to").orElse(null);
        var limit = query.limit();
        return account(query)
                .chain(account -> repairs.events(
                        new Repairs.EventQuery(what, account, ticker, subaccount, from, to, after, limit)))
                .map(told -> page(told, fingerprint));
    }

    /** People see their lists elsewhere; this is raw material for programs of ours. */
    private void requireRole() {
        if (!ROLES.contains(String.valueOf(token.<Object>getClaim("role")))) {
            throw new ProblemException(ProblemType.FORBIDDEN, ProblemType.FORBIDDEN.detail(), List.of());
        }
    }

    private Uni<AccountId> account(QueryParameters query) {
        required(query, ACCOUNT);
        return accounts.all()
                .map(all -> rule.visible(
                                query.texts(ACCOUNT),
                                all.stream().map(Account::id).toList())
                        .getFirst());
    }

    private static String required(QueryParameters query, String name) {
        return query.text(name).orElseThrow(() -> Problems.badQuery(name, "is required"));
    }

    private static Page<TallyView> page(List<Tally> tallies, int limit, String fingerprint) {
        if (tallies.size() <= limit) {
            return Page.last(tallies.stream().map(TallyView::of).toList());
        }
        var shown = tallies.subList(0, limit);
        var last = shown.getLast();
        var end = new TallyPosition(last.ticker().value(), last.subaccount().number());
        return new Page<>(shown.stream().map(TallyView::of).toList(), Cursors.encode(fingerprint, end.text()));
    }

    private static Page<EventView> page(Repairs.Told told, String fingerprint) {
        var end = told.end();
        return new Page<>(
                told.events().stream().map(EventView::of).toList(),
                end == null ? "" : Cursors.encode(fingerprint, end.text()));
    }

    /** A tally as it is shown. */
    record TallyView(
            AccountId account,
            Subaccount subaccount,
            MarketTicker ticker,
            long rows,
            @JsonProperty("quantity_fp") Quantity quantity,
            @JsonProperty("fees_dollars") Money fees,
            String lastId,
            long revisions) {

        static TallyView of(Tally tally) {
            return new TallyView(
                    tally.account(),
                    tally.subaccount(),
                    tally.ticker(),
                    tally.rows(),
                    tally.quantity(),
                    tally.fees(),
                    tally.lastId(),
                    tally.revisions());
        }
    }
}
