package io.evenkeel.sync.portfolio.api;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.money.Money;
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
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Path("/api/accounts")
class AccountsResource {
    private final Accounts accounts;
    private final KeptRecords records;
    private final AccountRule rule;

    AccountsResource(Accounts accounts, KeptRecords records, AccountRule rule) {
        this.accounts = accounts;
        this.records = records;
        this.rule = rule;
    }

    /** In the order of their names, which is where a cursor goes on. */
    @GET
    public Uni<Page<AccountView>> list(@Context UriInfo uri) {
        var query = QueryParameters.of(uri);
        query.rejectUnknown(Set.of("account", "limit", "cursor"));
        var limit = query.limit();
        var fingerprint = "accounts " + query.fingerprint();
        var after = query.position(fingerprint, AccountId::new)
                .map(AccountId::value)
                .orElse("");
        return visible(query)
                .map(visible -> visible.stream()
                        .filter(account -> account.id().value().compareTo(after) > 0)
                        .sorted(Comparator.comparing(account -> account.id().value()))
                        .limit(limit + 1L)
                        .toList())
                .chain(rows -> page(rows, limit, fingerprint));
    }

    private Uni<Page<AccountView>> page(List<Account> rows, int limit, String fingerprint) {
        var shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        var cursor = shown.size() == rows.size()
                ? ""
                : Cursors.encode(fingerprint, shown.getLast().id().value());
        return records.balances(ids(shown))
                .map(balances -> new Page<>(
                        shown.stream()
                                .map(account -> AccountView.of(account, balances.get(account.id())))
                                .toList(),
                        cursor));
    }

    private Uni<List<Account>> visible(QueryParameters query) {
        return accounts.all().map(all -> {
            var visible = rule.visible(query.texts("account"), ids(all));
            return all.stream()
                    .filter(account -> visible.contains(account.id()))
                    .toList();
        });
    }

    private static List<AccountId> ids(List<Account> accounts) {
        return accounts.stream().map(Account::id).toList();
    }

    /** An account as it is shown; what is not known is {@code null}. */
    record AccountView(
            String account,
            String displayName,
            String owner,
            String environment,
            String credentials,
            String connection,
            @Nullable String lastError,
            @Nullable Instant lastSyncedAt,
            @Nullable Money balanceDollars,
            @Nullable Money portfolioValueDollars) {

        static AccountView of(Account account, KeptRecords.@Nullable Holdings holdings) {
            return new AccountView(
                    account.id().value(),
                    account.displayName(),
                    account.owner(),
                    account.environment(),
                    account.credentials().wire(),
                    account.connection().wire(),
                    account.lastError(),
                    account.lastSyncedAt(),
                    holdings == null ? null : holdings.balance(),
                    holdings == null ? null : holdings.portfolioValue());
        }
    }
}
