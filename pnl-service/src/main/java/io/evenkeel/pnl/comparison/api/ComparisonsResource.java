package io.evenkeel.pnl.comparison.api;

import io.evenkeel.pnl.comparison.Comparison;
import io.evenkeel.pnl.comparison.usecase.ComparisonStore;
import io.evenkeel.pnl.database.DatabaseConfig;
import io.evenkeel.web.AccountRule;
import io.evenkeel.web.Page;
import io.evenkeel.web.QueryParameters;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** The last comparison with sync-service, by account. */
@Path("/api/pnl/comparisons")
@Produces(MediaType.APPLICATION_JSON)
class ComparisonsResource {
    private static final Set<String> PARAMETERS = Set.of("account");

    private final AccountRule rule;
    private final ComparisonStore store;
    private final Duration patience;

    ComparisonsResource(AccountRule rule, ComparisonStore store, DatabaseConfig database) {
        this.rule = rule;
        this.store = store;
        this.patience = database.readTimeout();
    }

    @GET
    public Uni<Page<ComparisonView>> last(@Context UriInfo uri) {
        var query = QueryParameters.of(uri);
        query.rejectUnknown(PARAMETERS);
        var grants = rule.grants();
        var requested = query.texts("account");
        return store.last()
                .map(all -> {
                    var visible = grants.visible(
                            requested, all.stream().map(Comparison::account).toList());
                    return Page.last(all.stream()
                            .filter(done -> visible.contains(done.account()))
                            .map(ComparisonView::of)
                            .toList());
                })
                .ifNoItem()
                .after(patience)
                .failWith(TimeoutException::new);
    }
}
