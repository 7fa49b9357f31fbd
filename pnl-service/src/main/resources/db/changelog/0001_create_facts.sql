--liquibase formatted sql

--changeset evenkeel:pnl-0001-create-facts
--comment What the exchange reported, as it came in events. Natural keys; a higher revision replaces a lower one.

CREATE TABLE accounts (
    account      text COLLATE "C" NOT NULL,
    display_name text NOT NULL,
    owner        text NOT NULL,
    environment  text NOT NULL,
    credentials  text NOT NULL,
    revision     integer NOT NULL,
    recorded_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_accounts PRIMARY KEY (account)
);

CREATE TABLE fills (
    account      text COLLATE "C" NOT NULL,
    fill_id      text COLLATE "C" NOT NULL,
    subaccount   smallint NOT NULL,
    ticker       text COLLATE "C" NOT NULL,
    order_id     text,
    book_side    text NOT NULL,
    quantity     numeric(18,2) NOT NULL,
    yes_price    numeric(9,4) NOT NULL,
    fee          numeric(24,6),
    created_time timestamptz NOT NULL,
    revision     integer NOT NULL,
    recorded_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_fills PRIMARY KEY (account, fill_id),
    CONSTRAINT ck_fills_subaccount CHECK (subaccount BETWEEN 0 AND 63),
    CONSTRAINT ck_fills_book_side CHECK (book_side IN ('bid', 'ask')),
    CONSTRAINT ck_fills_quantity CHECK (quantity > 0),
    CONSTRAINT ck_fills_yes_price CHECK (yes_price BETWEEN 0 AND 1)
);
CREATE INDEX ix_fills_book ON fills (account, subaccount, ticker, created_time, fill_id);
CREATE INDEX ix_fills_created_time ON fills (account, created_time);
COMMENT ON COLUMN fills.fee IS 'Null while the exchange has not said what it charged.';

CREATE TABLE settlements (
    account       text COLLATE "C" NOT NULL,
    subaccount    smallint NOT NULL,
    ticker        text COLLATE "C" NOT NULL,
    market_result text NOT NULL,
    yes_count     numeric(18,2) NOT NULL,
    no_count      numeric(18,2) NOT NULL,
    yes_cost      numeric(24,6) NOT NULL,
    no_cost       numeric(24,6) NOT NULL,
    revenue       numeric(24,6) NOT NULL,
    value         numeric(9,4),
    fees          numeric(24,6) NOT NULL,
    settled_time  timestamptz NOT NULL,
    revision      integer NOT NULL,
    recorded_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_settlements PRIMARY KEY (account, subaccount, ticker, revision),
    CONSTRAINT ck_settlements_value CHECK (value BETWEEN 0 AND 1)
);
COMMENT ON TABLE settlements IS 'Every revision is kept; the highest counts.';

CREATE TABLE markets (
    ticker           text COLLATE "C" NOT NULL,
    event_ticker     text NOT NULL,
    series_ticker    text,
    title            text,
    category         text,
    status           text NOT NULL,
    result           text,
    settlement_value numeric(9,4),
    close_time       timestamptz,
    settlement_time  timestamptz,
    revision         integer NOT NULL,
    recorded_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_markets PRIMARY KEY (ticker),
    CONSTRAINT ck_markets_settlement_value CHECK (settlement_value BETWEEN 0 AND 1)
);

CREATE TABLE positions (
    account       text COLLATE "C" NOT NULL,
    subaccount    smallint NOT NULL,
    ticker        text COLLATE "C" NOT NULL,
    position      numeric(18,2) NOT NULL,
    observed_time timestamptz NOT NULL,
    revision      integer NOT NULL,
    CONSTRAINT pk_positions PRIMARY KEY (account, subaccount, ticker)
);
COMMENT ON TABLE positions IS 'What the exchange last said we hold; our own position is compared with it.';
--rollback DROP TABLE positions;
--rollback DROP TABLE markets;
--rollback DROP TABLE settlements;
--rollback DROP TABLE fills;
--rollback DROP TABLE accounts;
