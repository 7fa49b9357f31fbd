--liquibase formatted sql

--changeset evenkeel:sync-0007-add-window-progress
--comment How far long readings have come, so that a killed one goes on where its last window ended; and backfills.

ALTER TABLE sync_states ADD COLUMN full_read_to timestamptz;
COMMENT ON COLUMN sync_states.full_read_to IS 'Where an unfinished reading of everything goes on; written with the records of its windows.';

CREATE TABLE backfill_windows (
    run_id   uuid        NOT NULL,
    account  text        NOT NULL,
    resource text        NOT NULL,
    read_to  timestamptz NOT NULL,
    CONSTRAINT pk_backfill_windows PRIMARY KEY (run_id, account, resource)
);
COMMENT ON TABLE backfill_windows IS 'The same for backfills.';

ALTER TABLE sync_runs
    DROP CONSTRAINT ck_sync_runs_kind,
    ADD CONSTRAINT ck_sync_runs_kind CHECK (kind IN ('manual', 'poll', 'retry', 'backfill')),
    ADD COLUMN dry_run     boolean NOT NULL DEFAULT false,
    ADD COLUMN window_from timestamptz,
    ADD COLUMN window_to   timestamptz,
    ADD COLUMN progress    int     NOT NULL DEFAULT 0,
    ADD CONSTRAINT ck_sync_runs_progress CHECK (progress BETWEEN 0 AND 1000);
CREATE INDEX ix_sync_runs_finished_at ON sync_runs (finished_at);
COMMENT ON COLUMN sync_runs.progress IS 'Thousandths.';

CREATE TABLE account_subaccounts (
    account    text     NOT NULL,
    subaccount smallint NOT NULL,
    CONSTRAINT pk_account_subaccounts PRIMARY KEY (account, subaccount)
);
COMMENT ON TABLE account_subaccounts IS 'Sub-accounts that ever had a record; kept apart so that a million fills need no index for it.';
INSERT INTO account_subaccounts SELECT DISTINCT account, subaccount FROM fills
    UNION SELECT DISTINCT account, subaccount FROM positions;
DROP INDEX ix_fills_subaccount;
--rollback CREATE INDEX ix_fills_subaccount ON fills (account, subaccount);
--rollback DROP TABLE account_subaccounts;
--rollback DROP INDEX ix_sync_runs_finished_at;
--rollback DELETE FROM sync_runs WHERE kind IN ('retry', 'backfill');
--rollback ALTER TABLE sync_runs DROP COLUMN progress, DROP COLUMN window_to, DROP COLUMN window_from, DROP COLUMN dry_run, DROP CONSTRAINT ck_sync_runs_kind, ADD CONSTRAINT ck_sync_runs_kind CHECK (kind IN ('manual', 'poll'));
--rollback DROP TABLE backfill_windows;
--rollback ALTER TABLE sync_states DROP COLUMN full_read_to;
