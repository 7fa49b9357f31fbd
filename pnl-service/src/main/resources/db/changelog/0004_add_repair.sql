--liquibase formatted sql

--changeset evenkeel:pnl-0004-add-repair
--comment Books that wait for a computation from nothing, rebuilds that were asked for, and comparisons with sync-service.

ALTER TABLE books ADD COLUMN rebuilt_at timestamptz;
ALTER TABLE books ADD COLUMN dirty_since timestamptz;
ALTER TABLE books ADD COLUMN version bigint NOT NULL DEFAULT 0;
CREATE INDEX ix_books_dirty_since ON books (dirty_since) WHERE dirty_since IS NOT NULL;
COMMENT ON COLUMN books.dirty_since IS 'Since when a stored fill is not in the figures yet; null when all are.';
COMMENT ON COLUMN books.version IS 'One more with every change; who remembers a book knows by it whether that is still true.';

CREATE TABLE rebuilds (
    rebuild_id       uuid NOT NULL DEFAULT gen_random_uuid(),
    account          text COLLATE "C",
    ticker           text COLLATE "C",
    requested_by     text NOT NULL,
    requested_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    state            text NOT NULL DEFAULT 'waiting',
    started_at       timestamptz,
    finished_at      timestamptz,
    books            bigint,
    done             bigint NOT NULL DEFAULT 0,
    last_account     text COLLATE "C" NOT NULL DEFAULT '',
    last_subaccount  integer NOT NULL DEFAULT 0,
    last_ticker      text COLLATE "C" NOT NULL DEFAULT '',
    failures         integer NOT NULL DEFAULT 0,
    error            text,
    CONSTRAINT pk_rebuilds PRIMARY KEY (rebuild_id),
    CONSTRAINT ck_rebuilds_state CHECK (state IN ('waiting', 'running', 'succeeded', 'failed'))
);
CREATE INDEX ix_rebuilds_open ON rebuilds (requested_at) WHERE state IN ('waiting', 'running');
CREATE INDEX ix_rebuilds_requested_at ON rebuilds (requested_at, rebuild_id);
COMMENT ON COLUMN rebuilds.last_ticker IS 'With last_account and last_subaccount: the last book that is done; the work goes on after it.';

CREATE TABLE comparisons (
    account     text COLLATE "C" NOT NULL,
    state       text NOT NULL,
    started_at  timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    compared    bigint NOT NULL,
    different   bigint NOT NULL,
    fetched     bigint NOT NULL,
    error       text,
    CONSTRAINT pk_comparisons PRIMARY KEY (account),
    CONSTRAINT ck_comparisons_state CHECK (state IN ('agreed', 'repaired', 'different', 'failed'))
);

CREATE TABLE comparison_differences (
    account      text COLLATE "C" NOT NULL,
    resource     text NOT NULL,
    subaccount   smallint NOT NULL,
    ticker       text COLLATE "C" NOT NULL,
    own_rows     bigint NOT NULL,
    own_quantity numeric(18,2) NOT NULL,
    own_fees     numeric(24,6) NOT NULL,
    own_last_id  text,
    rows         bigint NOT NULL,
    quantity     numeric(18,2) NOT NULL,
    fees         numeric(24,6) NOT NULL,
    last_id      text,
    fetched      bigint NOT NULL,
    repaired     boolean NOT NULL,
    CONSTRAINT pk_comparison_differences PRIMARY KEY (account, resource, subaccount, ticker),
    CONSTRAINT ck_comparison_differences_resource CHECK (resource IN ('fills', 'settlements'))
);
COMMENT ON TABLE comparison_differences IS 'The first differences that the last comparison of an account found.';
--rollback DROP TABLE comparison_differences;
--rollback DROP TABLE comparisons;
--rollback DROP TABLE rebuilds;
--rollback ALTER TABLE books DROP COLUMN version;
--rollback ALTER TABLE books DROP COLUMN dirty_since;
--rollback ALTER TABLE books DROP COLUMN rebuilt_at;
