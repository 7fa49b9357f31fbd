package io.evenkeel.sync.run.api;

import io.evenkeel.sync.account.Account;
import io.evenkeel.sync.account.usecase.Accounts;
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
import java.util.List;
import java.util.Map;
import java.util.Set;

@Path("/api/sync/quarantine/retries")
class RetriesResource {
    private static final String ADMIN = "admin";

    private final RequestSync requests;
    private final Accounts accounts;
    private final Caller caller;

    RetriesResource(RequestSync requests, Accounts accounts, Caller caller) {
        this.requests = requests;
        this.accounts = accounts;
        this.caller = caller;
    }

    /** Has what is in quarantine read again. */
    @POST
    public Uni<Response> retry(@Context UriInfo uri) {
        var query = QueryParameters.of(uri);
        query.rejectUnknown(Set.of("account"));
        if (!caller.role().equals(ADMIN)) {
            throw new ProblemException(ProblemType.FORBIDDEN, ProblemType.FORBIDDEN.detail(), List.of());
        }
        return accounts.all()
                .map(all -> caller.rule()
                        .visible(
                                query.texts("account"),
                                all.stream().map(Account::id).toList()))
                .invoke(visible -> {
                    if (visible.isEmpty()) {
                        throw Problems.unknownAccount();
                    }
                })
                .chain(visible ->
                        requests.request(Wish.retry(), visible, caller.rule().username()))
                .map(runId -> Response.accepted(Map.of("run_id", runId)).build());
    }
}
