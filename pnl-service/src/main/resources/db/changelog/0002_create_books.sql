--liquibase formatted sql

--changeset evenkeel:pnl-0002-create-books
--comment The computed state of each account, sub-account and market: always equal to a computation from nothing.

CREATE TABLE books (
    account          text COLLATE "C" NOT NULL,
    subaccount       smallint NOT NULL,
    ticker           text COLLATE "C" NOT NULL,
    fills            bigint NOT NULL,
    bid_quantity     numeric(18,2) NOT NULL,
    ask_quantity     numeric(18,2) NOT NULL,
    traded_pnl       numeric(24,6) NOT NULL,
    charged_fees     numeric(24,6) NOT NULL,
    unknown_fees     bigint NOT NULL,
    last_realized_at timestamptz,
    last_fill_at     timestamptz,
    last_fill_id     text COLLATE "C",
    lines            bigint NOT NULL,
    pnl_source       text NOT NULL,
    position         numeric(18,2) NOT NULL,
    open_cost        numeric(24,6) NOT NULL,
    trading_pnl      numeric(24,6),
    settlement_pnl   numeric(24,6),
    fees             numeric(24,6),
    exchange_pnl     numeric(24,6),
    settled_at       timestamptz,
    alarm            text,
    verdict          text,
    outcome_at       timestamptz,
    computed_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_books PRIMARY KEY (account, subaccount, ticker),
    CONSTRAINT ck_books_source CHECK (pnl_source IN ('fills', 'exchange', 'derived', 'incomplete')),
    CONSTRAINT ck_books_outcome CHECK ((verdict IS NULL) = (outcome_at IS NULL))
);
CREATE INDEX ix_books_ticker ON books (ticker, account, subaccount);
CREATE INDEX ix_books_outcome_at ON books (account, outcome_at);
COMMENT ON COLUMN books.traded_pnl IS 'Gross, of everything the fills closed; trading_pnl is what counts.';
COMMENT ON COLUMN books.lines IS 'How many realizations there are; the next one takes this number.';

CREATE TABLE lots (
    account    text COLLATE "C" NOT NULL,
    subaccount smallint NOT NULL,
    ticker     text COLLATE "C" NOT NULL,
    fill_id    text COLLATE "C" NOT NULL,
    order_id   text,
    opened_at  timestamptz NOT NULL,
    side       text NOT NULL,
    unit_cost  numeric(9,4) NOT NULL,
    quantity   numeric(18,2) NOT NULL,
    entry_fee  numeric(24,6),
    CONSTRAINT pk_lots PRIMARY KEY (account, subaccount, ticker, fill_id),
    CONSTRAINT ck_lots_side CHECK (side IN ('yes', 'no')),
    CONSTRAINT ck_lots_quantity CHECK (quantity > 0)
);
COMMENT ON TABLE lots IS 'What is open; a fill opens at most one lot.';

CREATE TABLE realizations (
    account       text COLLATE "C" NOT NULL,
    subaccount    smallint NOT NULL,
    ticker        text COLLATE "C" NOT NULL,
    line          bigint NOT NULL,
    reason        text NOT NULL,
    realized_at   timestamptz NOT NULL,
    gross         numeric(24,6) NOT NULL,
    entry_fee     numeric(24,6),
    exit_fee      numeric(24,6),
    side          text,
    quantity      numeric(18,2),
    unit_cost     numeric(9,4),
    unit_proceeds numeric(9,4),
    open_fill_id  text COLLATE "C",
    open_order_id text,
    opened_at     timestamptz,
    close_fill_id text COLLATE "C",
    CONSTRAINT pk_realizations PRIMARY KEY (account, subaccount, ticker, line),
    CONSTRAINT ck_realizations_reason
        CHECK (reason IN ('trade', 'settlement', 'rounding', 'payout_difference', 'exchange_identity'))
);
CREATE INDEX ix_realizations_realized_at ON realizations (account, realized_at);

CREATE TABLE position_checks (
    account       text COLLATE "C" NOT NULL,
    subaccount    smallint NOT NULL,
    ticker        text COLLATE "C" NOT NULL,
    mismatches    integer NOT NULL,
    checked_at    timestamptz NOT NULL,
    CONSTRAINT pk_position_checks PRIMARY KEY (account, subaccount, ticker),
    CONSTRAINT ck_position_checks_mismatches CHECK (mismatches > 0)
);
COMMENT ON TABLE position_checks IS 'Books whose position was found wrong, and how often in a row; agreement removes the row.';
--rollback DROP TABLE position_checks;
--rollback DROP TABLE realizations;
--rollback DROP TABLE lots;
--rollback DROP TABLE books;
