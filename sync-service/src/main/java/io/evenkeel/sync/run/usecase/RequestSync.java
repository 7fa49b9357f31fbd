package io.evenkeel.sync.run.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Takes a request to read now: stores it and says under which id it can be followed. */
@ApplicationScoped
public class RequestSync {
    /** Asks for every resource. */
    public static final String ALL = "all";

    private final Runs runs;

    RequestSync(Runs runs) {
        this.runs = runs;
    }

    /**
     * Stores the request and gives its id.
     *
     * @param resource the name of a resource, or {@link #ALL}
     */
    public Uni<UUID> request(String resource, List<AccountId> accounts, String requestedBy) {
        var runId = RunIds.next();
        return runs.request(runId, resource, accounts, requestedBy).replaceWith(runId);
    }
}
