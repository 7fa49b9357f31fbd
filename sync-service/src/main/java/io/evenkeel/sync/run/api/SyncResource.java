package io.evenkeel.sync.run.api;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.sync.account.Account;
import io.evenkeel.sync.account.usecase.Accounts;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.usecase.SyncStates;
import io.evenkeel.sync.run.RunRow;
import io.evenkeel.sync.run.Wish;
import io.evenkeel.sync.run.usecase.RequestSync;
import io.evenkeel.sync.run.usecase.Runs;
import io.evenkeel.web.Cursors;
import io.evenkeel.web.Page;
import io.evenkeel.web.ProblemException;
import io.evenkeel.web.ProblemType;
import io.evenkeel.web.Problems;
import io.evenkeel.web.QueryParameters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@Path("/api/sync")
class SyncResource {
    private static final String VIEWER = "viewer";

    private final RequestSync requests;
    private final Runs runs;
    private final Accounts accounts;
    private final SyncStates states;
    private final Caller caller;
    private final Clock clock;

    SyncResource(RequestSync requests, Runs runs, Accounts accounts, SyncStates states, Caller caller, Clock clock) {
        this.requests = requests;
        this.runs = runs;
        this.accounts = accounts;
        this.states = states;
        this.caller = caller;
        this.clock = clock;
    }

    /** Stores the wish and answers; a worker acts on it within about a second. */
    @POST
    @Path("/{resource}")
    public Uni<Response> request(String resource, @Context UriInfo uri) {
        if (!resource.equals(RequestSync.ALL) && Resource.ofWire(resource).isEmpty()) {
            throw Problems.notFound("resource", "path", "unknown resource");
        }
        var query = QueryParameters.of(uri);
        query.rejectUnknown(Set.of("account"));
        if (caller.role().equals(VIEWER)) {
            throw new ProblemException(ProblemType.FORBIDDEN, ProblemType.FORBIDDEN.detail(), List.of());
        }
        return visible(query)
                .invoke(visible -> {
                    if (visible.isEmpty()) {
                        throw Problems.unknownAccount();
                    }
                })
                .chain(visible -> requests.request(
                        Wish.reading(resource), ids(visible), caller.rule().username()))
                .map(runId -> Response.accepted(Map.of("run_id", runId)).build());
    }

    @GET
    @Path("/status")
    public Uni<StatusView> status(@Context UriInfo uri) {
        var query = QueryParameters.of(uri);
        query.rejectUnknown(Set.of("account"));
        return visible(query)
                .chain(visible -> Multi.createFrom()
                        .iterable(visible)
                        .onItem()
                        .transformToUniAndConcatenate(account ->
                                states.of(account.id()).map(state -> StatusView.of(account, state, clock.instant())))
                        .collect()
                        .asList())
                .map(StatusView::new);
    }

    @GET
    @Path("/runs")
    public Uni<Page<RunView>> list(@Context UriInfo uri) {
        var query = QueryParameters.of(uri);
        query.rejectUnknown(Set.of("account", "limit", "cursor"));
        var position = query.position(query.fingerprint(), Position::parse);
        var limit = query.limit();
        return visible(query)
                .chain(visible -> runs.newest(
                        ids(visible),
                        position.map(Position::at).orElse(null),
                        position.map(Position::runId).orElse(null),
                        limit + 1))
                .map(rows -> page(rows, limit, query.fingerprint()));
    }

    @GET
    @Path("/runs/{runId}")
    public Uni<RunView> find(String runId, @Context UriInfo uri) {
        var query = QueryParameters.of(uri);
        query.rejectUnknown(Set.of());
        var id = uuid(runId).orElseThrow(SyncResource::unknownRun);
        return visible(query).chain(visible -> runs.find(id, ids(visible))).map(rows -> {
            if (rows.isEmpty()) {
                throw unknownRun();
            }
            return RunView.of(rows);
        });
    }

    private Uni<List<Account>> visible(QueryParameters query) {
        return accounts.all().map(all -> {
            var visible = caller.rule().visible(query.texts("account"), ids(all));
            return all.stream()
                    .filter(account -> visible.contains(account.id()))
                    .toList();
        });
    }

    private static Page<RunView> page(List<RunRow> rows, int limit, String fingerprint) {
        if (rows.size() <= limit) {
            return Page.last(rows.stream().map(row -> RunView.of(List.of(row))).toList());
        }
        var shown = rows.subList(0, limit);
        var last = shown.getLast();
        return new Page<>(
                shown.stream().map(row -> RunView.of(List.of(row))).toList(),
                Cursors.encode(fingerprint, last.requestedAt() + " " + last.runId()));
    }

    private static List<AccountId> ids(List<Account> accounts) {
        return accounts.stream().map(Account::id).toList();
    }

    private static ProblemException unknownRun() {
        return Problems.notFound("run_id", "path", "unknown run");
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private record Position(Instant at, UUID runId) {
        static Position parse(String text) {
            var parts = text.split(" ", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException("not a position");
            }
            return new Position(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        }
    }
}
