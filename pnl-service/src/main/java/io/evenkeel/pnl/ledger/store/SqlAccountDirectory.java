package io.evenkeel.pnl.ledger.store;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.pnl.ledger.AccountFact;
import io.evenkeel.pnl.ledger.usecase.AccountDirectory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Accounts in Postgres; one that has been traded before it was reported has the revision 0. */
@ApplicationScoped
class SqlAccountDirectory implements AccountDirectory {
    private static final String SAVE = """
            INSERT INTO accounts AS a (account, display_name, owner, environment, credentials, revision)
            SELECT account, display_name, owner, environment, credentials, revision
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[])
                AS e (account, display_name, owner, environment, credentials, revision)
            ORDER BY account
            ON CONFLICT (account) DO UPDATE SET
                display_name = excluded.display_name, owner = excluded.owner, environment = excluded.environment,
                credentials = excluded.credentials, revision = excluded.revision, recorded_at = clock_timestamp()
            WHERE a.revision < excluded.revision""";
    private static final String OWNERS = "SELECT account, owner FROM accounts ORDER BY account";

    private final Pool pool;

    SqlAccountDirectory(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> save(List<AccountFact> given) {
        var newest = new TreeMap<AccountId, AccountFact>();
        given.forEach(fact -> newest.merge(fact.account(), fact, (a, b) -> a.revision() >= b.revision() ? a : b));
        var columns = Columns.of(List.copyOf(newest.values()))
                .texts(AccountFact::account)
                .texts(AccountFact::displayName)
                .texts(AccountFact::owner)
                .texts(AccountFact::environment)
                .texts(AccountFact::credentials)
                .longs(fact -> (long) fact.revision());
        return pool.preparedQuery(SAVE).execute(columns.tuple()).replaceWithVoid();
    }

    @Override
    public Uni<Map<AccountId, String>> owners() {
        return pool.preparedQuery(OWNERS).execute().map(rows -> {
            Map<AccountId, String> owners = new TreeMap<>();
            rows.forEach(row -> owners.put(new AccountId(row.getString("account")), row.getString("owner")));
            return owners;
        });
    }
}
