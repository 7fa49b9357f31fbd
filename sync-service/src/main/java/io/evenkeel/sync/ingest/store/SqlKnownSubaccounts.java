package io.evenkeel.sync.ingest.store;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.sync.ingest.usecase.KnownSubaccounts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;

@ApplicationScoped
class SqlKnownSubaccounts implements KnownSubaccounts {
    private static final String OF = "SELECT subaccount FROM account_subaccounts WHERE account = $1";

    private final FencedWrites writes;

    SqlKnownSubaccounts(FencedWrites writes) {
        this.writes = writes;
    }

    @Override
    public Uni<Set<Subaccount>> of(AccountId account) {
        return writes.read(pool -> pool.preparedQuery(OF)
                .execute(Tuple.of(account.value()))
                .map(rows -> {
                    Set<Subaccount> known = new HashSet<>();
                    rows.forEach(row -> known.add(new Subaccount(row.getInteger("subaccount"))));
                    return known;
                }));
    }
}
