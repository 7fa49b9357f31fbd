package io.evenkeel.sync.repair.store;

import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.repair.TellAgain;

/** The statements. All lists of events have the same parameters and columns. */
final class RepairQueries {
    /** From the index alone, and no more of it than the page needs. */
    private static final String FILL_TALLIES = """
            SELECT ticker, subaccount, count(*) AS kept, coalesce(sum(quantity), 0) AS quantity,
                coalesce(sum(fees), 0) AS fees, sum(revision)::bigint AS revisions,
                (array_agg(record_id ORDER BY occurred_at DESC, record_id DESC))[1] AS last_id
            FROM fills
            WHERE account = $1 AND ticker IS NOT NULL
                AND ($2::text IS NULL OR ticker = $2::text)
                AND ($3::text IS NULL OR (ticker, subaccount) > ($3::text, $4::int))
            GROUP BY ticker, subaccount ORDER BY ticker, subaccount LIMIT $5""";

    /** One row per market and sub-account is all there can be. */
    private static final String SETTLEMENT_TALLIES = """
            SELECT ticker, subaccount, 1::bigint AS kept, revision::bigint AS revisions,
                (raw ->> 'yes_count_fp')::numeric + (raw ->> 'no_count_fp')::numeric AS quantity,
                (raw ->> 'fee_cost')::numeric AS fees
            FROM settlements
            WHERE account = $1 AND ticker IS NOT NULL
                AND ($2::text IS NULL OR ticker = $2::text)
                AND ($3::text IS NULL OR (ticker, subaccount) > ($3::text, $4::int))
            ORDER BY ticker, subaccount LIMIT $5""";

    private static final String MARKET_TALLIES = """
            SELECT t.ticker, 0 AS subaccount, 1::bigint AS kept, m.revision::bigint AS revisions,
                0::numeric AS quantity, 0::numeric AS fees
            FROM account_tickers AS t JOIN markets AS m ON m.account = '' AND m.record_id = t.ticker
            WHERE t.account = $1
                AND ($2::text IS NULL OR t.ticker = $2::text)
                AND ($3::text IS NULL OR (t.ticker, 0) > ($3::text, $4::int))
            ORDER BY t.ticker LIMIT $5""";

    private static final String RECORDS = """
            SELECT record_id, subaccount, revision, raw::text AS raw, occurred_at AS place, synced_at AS told_at,
                NULL::text AS series_ticker, NULL::text AS category
            FROM {table}
            WHERE account = $1
                AND ($2::text IS NULL OR ticker = $2::text)
                AND ($3::int IS NULL OR subaccount = $3::int)
                AND ($4::timestamptz IS NULL OR occurred_at >= $4::timestamptz)
                AND ($5::timestamptz IS NULL OR occurred_at < $5::timestamptz)
                AND ($6::timestamptz IS NULL OR (occurred_at, record_id) > ($6::timestamptz, $7::text))
            ORDER BY occurred_at, record_id LIMIT $8""";

    /** A row that was closed without a word is told as it was before. */
    private static final String POSITIONS = """
            SELECT * FROM (
                SELECT p.record_id, p.subaccount, p.ticker, p.synced_at AS place,
                    CASE WHEN b.raw IS NULL THEN p.revision ELSE b.revision END AS revision,
                    coalesce(b.raw, p.raw)::text AS raw,
                    CASE WHEN b.raw IS NULL THEN p.synced_at ELSE p.first_synced_at END AS told_at,
                    NULL::text AS series_ticker, NULL::text AS category
                FROM positions p LEFT JOIN replaced_records b ON p.content_hash = 'closed' AND NOT p.closing_told
                    AND b.resource = 'positions' AND b.account = p.account AND b.record_id = p.record_id
                    AND b.revision = p.revision - 1
                WHERE p.account = $1) AS told
            WHERE ($2::text IS NULL OR ticker = $2::text)
                AND ($3::int IS NULL OR subaccount = $3::int)
                AND ($4::timestamptz IS NULL OR place >= $4::timestamptz)
                AND ($5::timestamptz IS NULL OR place < $5::timestamptz)
                AND ($6::timestamptz IS NULL OR (place, record_id) > ($6::timestamptz, $7::text))
            ORDER BY place, record_id LIMIT $8""";

    private static final String MARKETS = """
            SELECT m.record_id, m.subaccount, m.revision, m.raw::text AS raw, m.synced_at AS place,
                m.synced_at AS told_at, e.series_ticker, coalesce(s.category, e.category) AS category
            FROM account_tickers t JOIN markets m ON m.account = '' AND m.record_id = t.ticker
                LEFT JOIN events e ON e.event_ticker = m.raw ->> 'event_ticker'
                LEFT JOIN series s ON s.series_ticker = e.series_ticker
            WHERE t.account = $1
                AND ($2::text IS NULL OR m.record_id = $2::text)
                AND ($3::int IS NULL OR $3::int >= 0)
                AND ($4::timestamptz IS NULL OR m.synced_at >= $4::timestamptz)
                AND ($5::timestamptz IS NULL OR m.synced_at < $5::timestamptz)
                AND ($6::timestamptz IS NULL OR (m.synced_at, m.record_id) > ($6::timestamptz, $7::text))
            ORDER BY m.synced_at, m.record_id LIMIT $8""";

    private static final String ACCOUNTS = """
            SELECT account AS record_id, display_name, owner, environment, credentials, revision,
                observed_at AS told_at, observed_at AS place
            FROM accounts
            WHERE account = $1 AND $2::text IS NULL AND ($3::int IS NULL OR $3::int >= 0)
                AND ($4::timestamptz IS NULL OR observed_at >= $4::timestamptz)
                AND ($5::timestamptz IS NULL OR observed_at < $5::timestamptz)
                AND ($6::timestamptz IS NULL OR (observed_at, account) > ($6::timestamptz, $7::text))
            LIMIT $8""";

    private RepairQueries() {}

    static String tallies(TellAgain what) {
        return switch (what) {
            case FILLS -> FILL_TALLIES;
            case SETTLEMENTS -> SETTLEMENT_TALLIES;
            case MARKETS -> MARKET_TALLIES;
            case CASH_MOVEMENTS, POSITIONS, ACCOUNTS -> throw new IllegalArgumentException("no tallies of " + what);
        };
    }

    static String events(TellAgain what) {
        return switch (what) {
            case FILLS -> RECORDS.replace("{table}", "fills");
            case SETTLEMENTS -> RECORDS.replace("{table}", "settlements");
            case CASH_MOVEMENTS -> RECORDS.replace("{table}", "cash_movements");
            case POSITIONS -> POSITIONS;
            case MARKETS -> MARKETS;
            case ACCOUNTS -> ACCOUNTS;
        };
    }

    static Resource resource(TellAgain what) {
        return switch (what) {
            case FILLS -> Resource.FILLS;
            case SETTLEMENTS -> Resource.SETTLEMENTS;
            case CASH_MOVEMENTS -> Resource.CASH_MOVEMENTS;
            case POSITIONS -> Resource.POSITIONS;
            case MARKETS -> Resource.MARKETS;
            case ACCOUNTS -> throw new IllegalArgumentException("accounts are no records of the exchange");
        };
    }
}
