package io.evenkeel.sync.portfolio.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.sync.account.Account;
import io.evenkeel.sync.account.usecase.Accounts;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.portfolio.KeptRow;
import io.evenkeel.sync.portfolio.RowPosition;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Path("/api")
class RecordsResource {
    private static final Set<String> COMMON =
            Set.of("account", "subaccount", "ticker", "from", "to", "synced_after", "limit", "cursor");
    private static final Duration STALE_AFTER = Duration.ofHours(1);
    private static final String OPEN = "open";
    private static final String ANY = "all";

    private final KeptRecords records;
    private final Accounts accounts;
    private final AccountRule rule;
    private final Clock clock;

    RecordsResource(KeptRecords records, Accounts accounts, AccountRule rule, Clock clock) {
        this.records = records;
        this.accounts = accounts;
        this.rule = rule;
        this.clock = clock;
    }

    @GET
    @Path("/fills")
    public Uni<Page<ObjectNode>> fills(@Context UriInfo uri) {
        return list(Resource.FILLS, uri);
    }

    @GET
    @Path("/settlements")
    public Uni<Page<ObjectNode>> settlements(@Context UriInfo uri) {
        return list(Resource.SETTLEMENTS, uri);
    }

    @GET
    @Path("/orders")
    public Uni<Page<ObjectNode>> orders(@Context UriInfo uri) {
        return list(Resource.ORDERS, uri);
    }

    @GET
    @Path("/cash-movements")
    public Uni<Page<ObjectNode>> cashMovements(@Context UriInfo uri) {
        return list(Resource.CASH_MOVEMENTS, uri);
    }

    @GET
    @Path("/positions")
    public Uni<Page<ObjectNode>> positions(@Context UriInfo uri) {
        return list(Resource.POSITIONS, uri);
    }

    private Uni<Page<ObjectNode>> list(Resource resource, UriInfo uri) {
        var query = QueryParameters.of(uri);
        var allowed = new HashSet<>(COMMON);
        if (resource == Resource.POSITIONS) {
            allowed.add("status");
            allowed.add("stale_after");
        }
        query.rejectUnknown(allowed);
        var fingerprint = resource.wire() + query.fingerprint();
        var staleBefore = clock.instant().minus(query.duration("stale_after").orElse(STALE_AFTER));
        var narrowed = narrowed(resource, query, fingerprint);
        return accounts.all()
                .map(all -> rule.visible(
                        query.texts("account"), all.stream().map(Account::id).toList()))
                .chain(visible -> records.list(of(narrowed, visible)))
                .map(rows -> page(resource, rows, staleBefore, new Cut(narrowed.limit() - 1, fingerprint)));
    }

    private static KeptRecords.Query narrowed(Resource resource, QueryParameters query, String fingerprint) {
        return new KeptRecords.Query(
                resource,
                List.of(),
                query.subaccount().orElse(null),
                query.text("ticker").orElse(null),
                query.instant("from").orElse(null),
                query.instant("to").orElse(null),
                query.instant("synced_after").orElse(null),
                open(query),
                query.position(fingerprint, RowPosition::parse).orElse(null),
                query.limit() + 1);
    }

    private static @Nullable Boolean open(QueryParameters query) {
        var status = query.oneOf("status", List.of(OPEN, "closed", ANY), ANY);
        return status.equals(ANY) ? null : Boolean.valueOf(status.equals(OPEN));
    }

    private static KeptRecords.Query of(KeptRecords.Query query, List<AccountId> visible) {
        return new KeptRecords.Query(
                query.resource(),
                visible,
                query.subaccount(),
                query.ticker(),
                query.from(),
                query.to(),
                query.syncedAfter(),
                query.open(),
                query.after(),
                query.limit());
    }

    private static Page<ObjectNode> page(Resource resource, List<KeptRow> rows, Instant staleBefore, Cut cut) {
        var shown = rows.size() > cut.limit() ? rows.subList(0, cut.limit()) : rows;
        var items = shown.stream()
                .map(row -> RecordView.of(resource, row, staleBefore))
                .toList();
        if (shown.size() == rows.size()) {
            return Page.last(items);
        }
        var last = shown.getLast();
        var position = new RowPosition(last.occurredAt(), last.account().value(), last.recordId());
        return new Page<>(items, Cursors.encode(cut.fingerprint(), position.text()));
    }

    private record Cut(int limit, String fingerprint) {}
}
