package io.evenkeel.pnl.report.store;

/** The statements of {@link SqlReportReads}. Parameter 1: accounts, 2: a sub-account or null. */
final class ReportSql {
    static final String SLOTS = """
            SELECT slot, (sum(trading_pnl) * 1000000)::bigint AS trading_pnl,
                (sum(settlement_pnl) * 1000000)::bigint AS settlement_pnl, (sum(fees) * 1000000)::bigint AS fees,
                sum(unknown_fees)::bigint AS unknown_fees, sum(wins)::bigint AS wins, sum(losses)::bigint AS losses,
                sum(breakeven)::bigint AS breakeven, sum(unknown)::bigint AS unknown
            FROM slots
            WHERE account = ANY ($1::text[]) AND ($2::int IS NULL OR subaccount = $2)
                AND ($3::timestamptz IS NULL OR slot >= $3) AND ($4::timestamptz IS NULL OR slot < $4)
            GROUP BY slot""";
    static final String HOURS = SLOTS.replace("FROM slots", "FROM hours");

    /** The same from single rows: what SlotTable counts, and when. */
    static final String EXACT = """
            WITH counted AS (
                SELECT gross AS amount, CASE WHEN reason = 'trade' THEN 'trading' ELSE 'settlement' END AS kind
                FROM realizations
                WHERE account = ANY ($1::text[]) AND ($2::int IS NULL OR subaccount = $2)
                    AND realized_at >= $3::timestamptz AND realized_at < $4::timestamptz
                UNION ALL
                SELECT exit_fee, 'fee'
                FROM realizations
                WHERE account = ANY ($1) AND ($2 IS NULL OR subaccount = $2) AND reason = 'exchange_identity'
                    AND realized_at >= $3 AND realized_at < $4
                UNION ALL
                SELECT f.fee, CASE WHEN f.fee IS NULL THEN 'unknown_fee' ELSE 'fee' END
                FROM fills AS f
                JOIN books AS b ON b.account = f.account AND b.subaccount = f.subaccount AND b.ticker = f.ticker
                WHERE f.account = ANY ($1) AND ($2 IS NULL OR f.subaccount = $2)
                    AND b.pnl_source IN ('fills', 'derived') AND f.created_time >= $3 AND f.created_time < $4
                UNION ALL
                SELECT NULL, verdict
                FROM books
                WHERE account = ANY ($1) AND ($2 IS NULL OR subaccount = $2)
                    AND outcome_at >= $3 AND outcome_at < $4)
            SELECT (coalesce(sum(amount) FILTER (WHERE kind = 'trading'), 0) * 1000000)::bigint AS trading_pnl,
                (coalesce(sum(amount) FILTER (WHERE kind = 'settlement'), 0) * 1000000)::bigint AS settlement_pnl,
                (coalesce(sum(amount) FILTER (WHERE kind = 'fee'), 0) * 1000000)::bigint AS fees,
                count(*) FILTER (WHERE kind = 'unknown_fee') AS unknown_fees,
                count(*) FILTER (WHERE kind = 'win') AS wins, count(*) FILTER (WHERE kind = 'loss') AS losses,
                count(*) FILTER (WHERE kind = 'breakeven') AS breakeven,
                count(*) FILTER (WHERE kind = 'unknown') AS unknown
            FROM counted""";

    /** A sum with one unknown is unknown; of several sources the least certain one is told. */
    private static final String MARKET_COLUMNS = """
            SELECT account, ticker, (sum(position) * 100)::bigint AS position,
                (sum(open_cost) * 1000000)::bigint AS open_cost,
                CASE WHEN count(*) = count(trading_pnl)
                    THEN (sum(trading_pnl + settlement_pnl) * 1000000)::bigint END AS realized,
                CASE WHEN count(*) = count(fees) THEN (sum(fees) * 1000000)::bigint END AS fees,
                CASE WHEN bool_or(pnl_source = 'incomplete') THEN 'incomplete'
                    WHEN bool_or(pnl_source = 'exchange') THEN 'exchange'
                    WHEN bool_or(pnl_source = 'derived') THEN 'derived' ELSE 'fills' END AS pnl_source,
                CASE WHEN count(*) = count(exchange_pnl)
                    THEN (sum(exchange_pnl) * 1000000)::bigint END AS exchange_pnl,
                CASE WHEN count(*) = count(settled_at) THEN max(settled_at) END AS settled_at, max(alarm) AS alarm
            FROM books
            WHERE account = ANY ($1::text[]) AND ($2::int IS NULL OR subaccount = $2)""";

    static final String MARKETS = MARKET_COLUMNS + """
             AND (account, ticker) > ($5::text, $6::text)
            GROUP BY account, ticker
            HAVING ($3::timestamptz IS NULL OR max(greatest(last_fill_at, settled_at)) >= $3)
                AND ($4::timestamptz IS NULL OR max(greatest(last_fill_at, settled_at)) < $4)
            ORDER BY account, ticker LIMIT $7::int""";
    static final String MARKET = MARKET_COLUMNS + " AND ticker = $3::text GROUP BY account, ticker ORDER BY account";

    /** A computation from nothing numbers the realizations anew; until then more only follow. */
    private static final String NUMBERED =
            "coalesce((extract(epoch FROM b.rebuilt_at) * 1000000)::bigint, 0)::text AS numbering";

    static final String LOTS = """
            SELECT l.account, l.subaccount, l.side, (l.quantity * 100)::bigint AS quantity,
                (l.unit_cost * 10000)::bigint AS unit_cost, (l.entry_fee * 1000000)::bigint AS entry_fee,
                %s
            FROM lots AS l
            JOIN fills AS open ON open.account = l.account AND open.fill_id = l.fill_id
            WHERE l.account = ANY ($1::text[]) AND ($2::int IS NULL OR l.subaccount = $2) AND l.ticker = $3::text
            ORDER BY l.account, l.subaccount, l.opened_at, l.fill_id LIMIT $4::int""".formatted(fill("open"));
    static final String REALIZATIONS = """
            SELECT r.account, r.subaccount, r.line, %s, r.reason, r.realized_at, r.side,
                (r.quantity * 100)::bigint AS quantity, (r.unit_cost * 10000)::bigint AS unit_cost,
                (r.unit_proceeds * 10000)::bigint AS unit_proceeds, (r.gross * 1000000)::bigint AS gross,
                (r.entry_fee * 1000000)::bigint AS entry_fee, (r.exit_fee * 1000000)::bigint AS exit_fee,
                %s,
                %s
            FROM realizations AS r
            JOIN books AS b ON b.account = r.account AND b.subaccount = r.subaccount AND b.ticker = r.ticker
            LEFT JOIN fills AS open ON open.account = r.account AND open.fill_id = r.open_fill_id
            LEFT JOIN fills AS shut ON shut.account = r.account AND shut.fill_id = r.close_fill_id
            WHERE r.account = ANY ($1::text[]) AND ($2::int IS NULL OR r.subaccount = $2) AND r.ticker = $3::text
                AND (r.account, r.subaccount, r.line) > ($4::text, $5::int, $6::bigint)
            ORDER BY r.account, r.subaccount, r.line LIMIT $7::int""".formatted(NUMBERED, fill("open"), fill("shut"));
    static final String NUMBERING = """
            SELECT %s FROM books AS b
            WHERE b.account = ANY ($1::text[]) AND ($2::int IS NULL OR b.subaccount = $2) AND b.ticker = $3::text
                AND b.account = $4::text AND b.subaccount = $5::int""".formatted(NUMBERED);

    private ReportSql() {}

    private static String fill(String alias) {
        return """
            %1$s.fill_id AS %1$s_id, %1$s.order_id AS %1$s_order_id, %1$s.book_side AS %1$s_book_side,
                (%1$s.quantity * 100)::bigint AS %1$s_quantity, (%1$s.yes_price * 10000)::bigint AS %1$s_yes_price,
                (%1$s.fee * 1000000)::bigint AS %1$s_fee, %1$s.created_time AS %1$s_created_time""".formatted(alias);
    }
}
