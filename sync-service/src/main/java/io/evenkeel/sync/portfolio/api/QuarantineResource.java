package io.evenkeel.sync.portfolio.api;

import io.evenkeel.sync.account.Account;
import io.evenkeel.sync.account.usecase.Accounts;
import io.evenkeel.sync.portfolio.usecase.KeptRecords;
import io.evenkeel.web.AccountRule;
import io.evenkeel.web.Cursors;
import io.evenkeel.web.Page;
import io.evenkeel.web.QueryParameters;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
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

    /** Records that are set apart, each with its reason; those seen last come first. */
    @GET
    public Uni<Page<KeptRecords.SetApart>> list(@Context UriInfo uri) {
        var query = QueryParameters.of(uri);
        query.rejectUnknown(Set.of("account", "limit", "cursor"));
        var limit = query.limit();
        var fingerprint = "quarantine " + query.fingerprint();
        var after = query.position(fingerprint, QuarantineResource::position).orElse(null);
        return accounts.all()
                .map(all -> rule.visible(
                        query.texts("account"), all.stream().map(Account::id).toList()))
                .chain(visible -> records.quarantine(visible, after, limit + 1))
                .map(rows -> page(rows, limit, fingerprint));
    }

    private static Page<KeptRecords.SetApart> page(List<KeptRecords.SetApart> rows, int limit, String fingerprint) {
        if (rows.size() <= limit) {
            return Page.last(rows);
        }
        var shown = rows.subList(0, limit);
        var last = shown.getLast();
        return new Page<>(shown, Cursors.encode(fingerprint, last.lastSeenAt() + " " + last.id()));
    }

    private static KeptRecords.SeenPosition position(String text) {
        var parts = text.split(" ", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("not a position");
        }
        return new KeptRecords.SeenPosition(Instant.parse(parts[0]), parts[1]);
    }
}
