package io.evenkeel.sync.portfolio.api;

import io.evenkeel.sync.account.Account;
import io.evenkeel.sync.account.usecase.Accounts;
import io.evenkeel.sync.portfolio.usecase.KeptRecords;
import io.evenkeel.web.AccountRule;
import io.evenkeel.web.Page;
import io.evenkeel.web.QueryParameters;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

@Path("/api/sync/quarantine")
class QuarantineResource {
    private final Accounts accounts;
    private final KeptRecords records;
    private final AccountRule rule;

    QuarantineResource(Accounts accounts, KeptRecords records, AccountRule rule) {
        this.accounts = accounts;
        this.records = records;
        this.rule = rule;
    }

    /** Records that could not be understood, each with its reason; those seen last come first. */
    @GET
    public Uni<Page<KeptRecords.SetApart>> list(@Context UriInfo uri) {
        var query = QueryParameters.of(uri);
        query.rejectUnknown(Set.of("account", "limit"));
        var limit = query.limit();
        return accounts.all()
                .map(all -> rule.visible(
                        query.texts("account"), all.stream().map(Account::id).toList()))
                .chain(visible -> records.quarantine(visible, limit))
                .map(Page::last);
    }
}
