--liquibase formatted sql

--changeset evenkeel:sync-0003-create-market-metadata
--comment Where a market's category comes from: market, event, series; and when each market was last looked at.

CREATE TABLE events (
    event_ticker    text        NOT NULL,
    series_ticker   text        NOT NULL,
    category        text,
    raw             jsonb       NOT NULL,
    synced_at       timestamptz NOT NULL,
    CONSTRAINT pk_events PRIMARY KEY (event_ticker)
);

CREATE TABLE series (
    series_ticker   text        NOT NULL,
    category        text,
    raw             jsonb       NOT NULL,
    synced_at       timestamptz NOT NULL,
    CONSTRAINT pk_series PRIMARY KEY (series_ticker)
);

CREATE TABLE market_reads (
    ticker      text        NOT NULL,
    read_at     timestamptz NOT NULL,
    is_final    boolean     NOT NULL,
    CONSTRAINT pk_market_reads PRIMARY KEY (ticker)
);
COMMENT ON COLUMN market_reads.is_final IS 'Paid out and complete: not asked for again until a settlement row changes.';
--rollback DROP TABLE market_reads;
--rollback DROP TABLE series;
--rollback DROP TABLE events;
