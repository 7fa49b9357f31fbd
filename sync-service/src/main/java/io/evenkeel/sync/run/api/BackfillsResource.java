package io.evenkeel.sync.run.api;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.sync.account.Account;
import io.evenkeel.sync.account.usecase.Accounts;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.usecase.Backfill;
import io.evenkeel.sync.run.RunRow;
import io.evenkeel.sync.run.Wish;
import io.evenkeel.sync.run.usecase.RequestSync;
import io.evenkeel.web.ProblemException;
import io.evenkeel.web.ProblemType;
import io.evenkeel.web.Problems;
import io.evenkeel.web.QueryParameters;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Readings of the past; a worker acts on them, and {@code /api/sync/runs} tells how far they are. */
@Path("/api/sync/backfills")
class BackfillsResource {
    private static final String VIEWER = "viewer";

    private final RequestSync requests;
    private final Backfill backfill;
    private final Accounts accounts;
    private final Caller caller;
    private final Clock clock;

    BackfillsResource(RequestSync requests, Backfill backfill, Accounts accounts, Caller caller, Clock clock) {
        this.requests = requests;
        this.backfill = backfill;
        this.accounts = accounts;
        this.caller = caller;
        this.clock = clock;
    }

    /** Reads a stretch of time of an account anew, or only tells what that would change. */
    @POST
    public Uni<Response> backfill(@Nullable BackfillBody body, @Context UriInfo uri) {
        QueryParameters.of(uri).rejectUnknown(Set.of());
        if (caller.role().equals(VIEWER)) {
            throw forbidden();
        }
        var wanted = Problems.require(body, "body");
        var account = Problems.require(wanted.account(), "account");
        var span = span(wanted);
        var wish = Wish.backfill(resources(wanted.resources()), span);
        return visible(List.of(account)).chain(visible -> accepted(wish, visible));
    }

    private Uni<Response> accepted(Wish wish, List<AccountId> visible) {
        if (visible.isEmpty()) {
            throw Problems.unknownAccount();
        }
        return requests.request(wish, visible, caller.rule().username())
                .map(runId -> Response.accepted(Map.of("run_id", runId)).build());
    }

    private Uni<List<AccountId>> visible(List<String> requested) {
        return accounts.all()
                .map(all -> caller.rule()
                        .visible(requested, all.stream().map(Account::id).toList()));
    }

    private RunRow.Span span(BackfillBody body) {
        var from = Problems.require(body.from(), "from");
        var now = clock.instant();
        var to = body.to() == null ? now : body.to();
        if (!from.isBefore(to)) {
            throw Problems.badBody("from", "must be before to");
        }
        return new RunRow.Span(from, to, Boolean.TRUE.equals(body.dryRun()));
    }

    private List<Resource> resources(@Nullable List<String> words) {
        if (words == null) {
            return Resource.all().stream().filter(backfill.offered()::contains).toList();
        }
        var resources = new ArrayList<Resource>();
        for (var word : words) {
            var resource = Resource.ofWire(String.valueOf(word))
                    .filter(backfill.offered()::contains)
                    .orElseThrow(() -> Problems.badBody(
                            "resources", "may hold fills, settlements and orders: they can be asked for by time"));
            if (resources.contains(resource)) {
                throw Problems.badBody("resources", "names one twice");
            }
            resources.add(resource);
        }
        if (resources.isEmpty()) {
            throw Problems.badBody("resources", "is empty");
        }
        return resources;
    }

    private static ProblemException forbidden() {
        return new ProblemException(ProblemType.FORBIDDEN, ProblemType.FORBIDDEN.detail(), List.of());
    }

    /**
     * What to read.
     *
     * @param to now if it is not given
     * @param resources every list that can be asked for by time if it is not given
     */
    record BackfillBody(
            @Nullable String account,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable List<String> resources,
            @Nullable Boolean dryRun) {}
}
