--liquibase formatted sql

--changeset evenkeel:sync-0002-create-records
--comment The exchange's records as it sent them, one table per kind, all of one shape.

CREATE TABLE fills (
    account         text        NOT NULL,
    record_id       text        NOT NULL,
    subaccount      smallint    NOT NULL,
    ticker          text,
    occurred_at     timestamptz NOT NULL,
    content_hash    text        NOT NULL,
    revision        int         NOT NULL,
    raw             jsonb       NOT NULL,
    first_synced_at timestamptz NOT NULL,
    synced_at       timestamptz NOT NULL,
    CONSTRAINT pk_fills PRIMARY KEY (account, record_id),
    CONSTRAINT ck_fills_subaccount CHECK (subaccount BETWEEN 0 AND 63),
    CONSTRAINT ck_fills_revision CHECK (revision >= 1)
);
CREATE INDEX ix_fills_occurred_at ON fills (account, occurred_at, record_id);

CREATE TABLE settlements (
    account         text        NOT NULL,
    record_id       text        NOT NULL,
    subaccount      smallint    NOT NULL,
    ticker          text,
    occurred_at     timestamptz NOT NULL,
    content_hash    text        NOT NULL,
    revision        int         NOT NULL,
    raw             jsonb       NOT NULL,
    first_synced_at timestamptz NOT NULL,
    synced_at       timestamptz NOT NULL,
    CONSTRAINT pk_settlements PRIMARY KEY (account, record_id),
    CONSTRAINT ck_settlements_subaccount CHECK (subaccount BETWEEN 0 AND 63),
    CONSTRAINT ck_settlements_revision CHECK (revision >= 1)
);
CREATE INDEX ix_settlements_occurred_at ON settlements (account, occurred_at, record_id);

CREATE TABLE orders (
    account         text        NOT NULL,
    record_id       text        NOT NULL,
    subaccount      smallint    NOT NULL,
    ticker          text,
    occurred_at     timestamptz NOT NULL,
    content_hash    text        NOT NULL,
    revision        int         NOT NULL,
    raw             jsonb       NOT NULL,
    first_synced_at timestamptz NOT NULL,
    synced_at       timestamptz NOT NULL,
    CONSTRAINT pk_orders PRIMARY KEY (account, record_id),
    CONSTRAINT ck_orders_subaccount CHECK (subaccount BETWEEN 0 AND 63),
    CONSTRAINT ck_orders_revision CHECK (revision >= 1)
);
CREATE INDEX ix_orders_occurred_at ON orders (account, occurred_at, record_id);

CREATE TABLE cash_movements (
    account         text        NOT NULL,
    record_id       text        NOT NULL,
    subaccount      smallint    NOT NULL,
    ticker          text,
    occurred_at     timestamptz NOT NULL,
    content_hash    text        NOT NULL,
    revision        int         NOT NULL,
    raw             jsonb       NOT NULL,
    first_synced_at timestamptz NOT NULL,
    synced_at       timestamptz NOT NULL,
    CONSTRAINT pk_cash_movements PRIMARY KEY (account, record_id),
    CONSTRAINT ck_cash_movements_subaccount CHECK (subaccount BETWEEN 0 AND 63),
    CONSTRAINT ck_cash_movements_revision CHECK (revision >= 1)
);
CREATE INDEX ix_cash_movements_occurred_at ON cash_movements (account, occurred_at, record_id);

CREATE TABLE positions (
    account         text        NOT NULL,
    record_id       text        NOT NULL,
    subaccount      smallint    NOT NULL,
    ticker          text,
    occurred_at     timestamptz NOT NULL,
    content_hash    text        NOT NULL,
    revision        int         NOT NULL,
    raw             jsonb       NOT NULL,
    first_synced_at timestamptz NOT NULL,
    synced_at       timestamptz NOT NULL,
    last_seen_at    timestamptz,
    missing_since   timestamptz,
    closed_at       timestamptz,
    CONSTRAINT pk_positions PRIMARY KEY (account, record_id),
    CONSTRAINT ck_positions_subaccount CHECK (subaccount BETWEEN 0 AND 63),
    CONSTRAINT ck_positions_revision CHECK (revision >= 1)
);
CREATE INDEX ix_positions_occurred_at ON positions (account, occurred_at, record_id);

CREATE TABLE markets (
    account         text        NOT NULL,
    record_id       text        NOT NULL,
    subaccount      smallint    NOT NULL,
    ticker          text,
    occurred_at     timestamptz NOT NULL,
    content_hash    text        NOT NULL,
    revision        int         NOT NULL,
    raw             jsonb       NOT NULL,
    first_synced_at timestamptz NOT NULL,
    synced_at       timestamptz NOT NULL,
    CONSTRAINT pk_markets PRIMARY KEY (account, record_id),
    CONSTRAINT ck_markets_subaccount CHECK (subaccount BETWEEN 0 AND 63),
    CONSTRAINT ck_markets_revision CHECK (revision >= 1)
);
CREATE INDEX ix_markets_occurred_at ON markets (account, occurred_at, record_id);

CREATE INDEX ix_fills_subaccount ON fills (account, subaccount);
CREATE INDEX ix_positions_last_seen_at ON positions (last_seen_at);
COMMENT ON COLUMN positions.missing_since IS 'First time that the row was absent; only a second absence closes it.';
COMMENT ON COLUMN markets.account IS 'Always empty: a market belongs to nobody.';

CREATE TABLE replaced_records (
    resource    text        NOT NULL,
    account     text        NOT NULL,
    record_id   text        NOT NULL,
    revision    int         NOT NULL,
    raw         jsonb       NOT NULL,
    replaced_at timestamptz NOT NULL,
    CONSTRAINT pk_replaced_records PRIMARY KEY (resource, account, record_id, revision)
);
COMMENT ON TABLE replaced_records IS 'What a record said before the exchange changed it.';

CREATE TABLE quarantine (
    account         text        NOT NULL,
    resource        text        NOT NULL,
    raw_hash        text        NOT NULL,
    raw             bytea       NOT NULL,
    reason          text        NOT NULL,
    seen            int         NOT NULL DEFAULT 1,
    first_seen_at   timestamptz NOT NULL,
    last_seen_at    timestamptz NOT NULL,
    CONSTRAINT pk_quarantine PRIMARY KEY (account, resource, raw_hash)
);
COMMENT ON TABLE quarantine IS 'Records that could not be understood: the bytes as they came, and why.';

CREATE TABLE balances (
    account                 text           NOT NULL,
    subaccount              smallint       NOT NULL,
    observed_at             timestamptz    NOT NULL,
    balance_dollars         numeric(24, 6) NOT NULL,
    portfolio_value_dollars numeric(24, 6) NOT NULL,
    raw                     jsonb          NOT NULL,
    CONSTRAINT pk_balances PRIMARY KEY (account, subaccount, observed_at),
    CONSTRAINT ck_balances_subaccount CHECK (subaccount BETWEEN 0 AND 63)
);
COMMENT ON TABLE balances IS 'A row per change, and one at least every quarter of an hour.';

CREATE TABLE account_tickers (
    account text NOT NULL,
    ticker  text NOT NULL,
    CONSTRAINT pk_account_tickers PRIMARY KEY (account, ticker)
);
COMMENT ON TABLE account_tickers IS 'Markets that the account ever held or traded.';
--rollback DROP TABLE account_tickers;
--rollback DROP TABLE balances;
--rollback DROP TABLE quarantine;
--rollback DROP TABLE replaced_records;
--rollback DROP TABLE markets;
--rollback DROP TABLE positions;
--rollback DROP TABLE cash_movements;
--rollback DROP TABLE orders;
--rollback DROP TABLE settlements;
--rollback DROP TABLE fills;
