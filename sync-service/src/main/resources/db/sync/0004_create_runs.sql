--liquibase formatted sql

--changeset evenkeel:sync-0004-create-runs
--comment Asked-for and finished readings, one row per account.

CREATE TABLE sync_runs (
    run_id          uuid        NOT NULL,
    account         text        NOT NULL,
    resource        text        NOT NULL,
    kind            text        NOT NULL,
    state           text        NOT NULL,
    requested_by    text,
    requested_at    timestamptz NOT NULL,
    started_at      timestamptz,
    finished_at     timestamptz,
    pages           bigint      NOT NULL DEFAULT 0,
    fetched         bigint      NOT NULL DEFAULT 0,
    inserted        bigint      NOT NULL DEFAULT 0,
    updated         bigint      NOT NULL DEFAULT 0,
    unchanged       bigint      NOT NULL DEFAULT 0,
    unreadable      bigint      NOT NULL DEFAULT 0,
    error           text,
    CONSTRAINT pk_sync_runs PRIMARY KEY (run_id, account),
    CONSTRAINT ck_sync_runs_kind CHECK (kind IN ('manual', 'poll')),
    CONSTRAINT ck_sync_runs_state CHECK (state IN ('requested', 'running', 'succeeded', 'failed'))
);
CREATE INDEX ix_sync_runs_requested_at ON sync_runs (requested_at, run_id);
CREATE INDEX ix_sync_runs_open ON sync_runs (account) WHERE state IN ('requested', 'running');
COMMENT ON TABLE sync_runs IS 'Readings that a person asked for, and polls that changed something or failed.';
--rollback DROP TABLE sync_runs;
