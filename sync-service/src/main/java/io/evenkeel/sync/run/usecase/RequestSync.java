package io.evenkeel.sync.run.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.sync.run.Wish;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Takes a wish: stores it and says under which id it can be followed. */
@ApplicationScoped
public class RequestSync {
    /** Asks for every resource. */
    public static final String ALL = "all";

    private final Runs runs;

    RequestSync(Runs runs) {
        this.runs = runs;
    }

    /** Stores the wish for each account and gives its id. */
    public Uni<UUID> request(Wish wish, List<AccountId> accounts, String requestedBy) {
        var runId = RunIds.next();
        return runs.request(runId, wish, accounts, requestedBy).replaceWith(runId);
    }
}
