package io.evenkeel.pnl.report.api;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.pnl.database.DatabaseConfig;
import io.evenkeel.pnl.ledger.usecase.AccountDirectory;
import io.evenkeel.pnl.report.Scope;
import io.evenkeel.pnl.report.Span;
import io.evenkeel.web.AccountRule;
import io.evenkeel.web.ProblemException;
import io.evenkeel.web.ProblemType;
import io.evenkeel.web.Problems;
import io.evenkeel.web.QueryParameters;
import io.evenkeel.web.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Reads the parameters that every report shares. */
@ApplicationScoped
class Caller {
    private final AccountRule rule;
    private final AccountDirectory accounts;
    private final Duration patience;

    Caller(AccountRule rule, AccountDirectory accounts, DatabaseConfig database) {
        this.rule = rule;
        this.accounts = accounts;
        this.patience = database.readTimeout();
    }

    /** Answers 503 when the database does not answer in time, frozen or away. */
    <T> Uni<T> inTime(Uni<T> answer) {
        return answer.ifNoItem().after(patience).failWith(TimeoutException::new);
    }

    /**
     * Whose figures this request may have and means. Must be called on the request itself; what follows no longer
     * needs it.
     */
    Uni<Scope> scope(QueryParameters query) {
        var grants = rule.grants();
        var requested = query.texts("account");
        var subaccount = query.subaccount().orElse(null);
        var owner = query.text("user_name").orElse("");
        if (!owner.isEmpty() && !rule.isAdmin()) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    ProblemType.FORBIDDEN.detail(),
                    List.of(new Violation("user_name", "query", "is for admins only")));
        }
        return accounts.owners()
                .map(owners -> new Scope(
                        grants.visible(requested, ownedBy(owners, owner).keySet()), subaccount));
    }

    static Span span(QueryParameters query) {
        var from = query.instant("from").orElse(null);
        var to = query.instant("to").orElse(null);
        if (from != null && to != null && from.isAfter(to)) {
            throw Problems.badQuery("to", "must not be before from");
        }
        return new Span(from, to);
    }

    private static Map<AccountId, String> ownedBy(Map<AccountId, String> owners, String owner) {
        if (owner.isEmpty()) {
            return owners;
        }
        var owned = new HashMap<>(owners);
        owned.values().removeIf(name -> !name.equals(owner));
        return owned;
    }
}
