package io.evenkeel.sync.ingest.store;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.sync.ingest.Resource;

/** The tables of records, which are all of one shape, and the statements on them. */
enum RecordTable {
    FILLS("fills"),
    SETTLEMENTS("settlements"),
    ORDERS("orders"),
    CASH_MOVEMENTS("cash_movements"),
    POSITIONS("positions"),
    MARKETS("markets");

    /**
     * One look into the primary key per id, however little the planner knows of the table yet: with a plain join every
     * batch of a first reading would read all that is kept of the account.
     */
    private static final String KEPT = """
            LATERAL (SELECT * FROM {table} k WHERE k.account = $1 AND k.record_id = i.record_id LIMIT 1) AS t""";

    private static final String HASHES = """
            SELECT t.record_id, t.content_hash FROM unnest($2::text[]) AS i (record_id) CROSS JOIN {kept}""";

    private static final String TEXTS = """
            SELECT t.record_id, t.subaccount, t.raw::text AS raw, t.synced_at
            FROM unnest($2::text[]) AS i (record_id) CROSS JOIN {kept}""";

    /**
     * Statements of one query see the table as it was before: what is replaced is copied from there. Rows are locked in
     * key order. The hash is compared again because a market has no lease of its own.
     */
    private static final String WRITE = """
            WITH incoming AS (
                SELECT * FROM unnest($2::text[], $3::int[], $4::text[], $5::timestamptz[], $6::text[], $7::text[])
                    AS i (record_id, subaccount, ticker, occurred_at, content_hash, raw)),
            replaced AS (
                INSERT INTO replaced_records (resource, account, record_id, revision, raw, replaced_at)
                SELECT $9, t.account, t.record_id, t.revision, t.raw, $8::timestamptz
                FROM incoming i CROSS JOIN {kept}
                WHERE t.content_hash <> i.content_hash
                ON CONFLICT DO NOTHING)
            INSERT INTO {table} AS t (account, record_id, subaccount, ticker, occurred_at, content_hash, revision, raw,
                first_synced_at, synced_at)
            SELECT $1, record_id, subaccount, ticker, occurred_at, content_hash, 1, raw::jsonb,
                $8::timestamptz, $8::timestamptz
            FROM incoming ORDER BY record_id
            ON CONFLICT (account, record_id) DO UPDATE SET
                subaccount = excluded.subaccount, ticker = excluded.ticker, occurred_at = excluded.occurred_at,
                content_hash = excluded.content_hash, revision = t.revision + 1, raw = excluded.raw,
                synced_at = excluded.synced_at
            WHERE t.content_hash <> excluded.content_hash
            RETURNING record_id, revision""";

    private final String table;

    RecordTable(String table) {
        this.table = table;
    }

    static RecordTable of(Resource resource) {
        return switch (resource) {
            case FILLS -> FILLS;
            case SETTLEMENTS -> SETTLEMENTS;
            case ORDERS -> ORDERS;
            case CASH_MOVEMENTS -> CASH_MOVEMENTS;
            case POSITIONS -> POSITIONS;
            case MARKETS -> MARKETS;
            case BALANCE -> throw new IllegalArgumentException("balances have a table of their own shape");
        };
    }

    /** Markets belong to nobody. */
    String owner(AccountId account) {
        return this == MARKETS ? "" : account.value();
    }

    String hashes() {
        return fill(HASHES);
    }

    String texts() {
        return fill(TEXTS);
    }

    String write() {
        return fill(WRITE);
    }

    /** A statement with the name of this table in it. */
    String fill(String statement) {
        return statement.replace("{kept}", KEPT).replace("{table}", table);
    }
}
