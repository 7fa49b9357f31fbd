--liquibase formatted sql

--changeset evenkeel:sync-0001-create-accounts
--comment Accounts as the credentials directory and the exchange show them, and who works on them.

CREATE TABLE accounts (
    account         text        NOT NULL,
    display_name    text        NOT NULL,
    owner           text        NOT NULL,
    environment     text        NOT NULL,
    credentials     text        NOT NULL,
    connection      text        NOT NULL,
    last_error      text,
    failed_attempts int         NOT NULL DEFAULT 0,
    revision        int         NOT NULL,
    observed_at     timestamptz NOT NULL,
    first_synced_at timestamptz,
    last_synced_at  timestamptz,
    CONSTRAINT pk_accounts PRIMARY KEY (account),
    CONSTRAINT ck_accounts_credentials CHECK (credentials IN ('ok', 'missing', 'invalid')),
    CONSTRAINT ck_accounts_connection CHECK (connection IN ('unknown', 'connected', 'unreachable')),
    CONSTRAINT ck_accounts_revision CHECK (revision >= 1)
);
COMMENT ON COLUMN accounts.revision IS 'Grows when display name, owner, environment or credentials change.';
COMMENT ON COLUMN accounts.first_synced_at IS 'When every resource had been read to its end for the first time.';

CREATE TABLE account_leases (
    account     text        NOT NULL,
    holder      uuid        NOT NULL,
    token       bigint      NOT NULL,
    expires_at  timestamptz NOT NULL,
    CONSTRAINT pk_account_leases PRIMARY KEY (account)
);
COMMENT ON COLUMN account_leases.token IS 'Grows with every change of holder; each write of a worker checks it, so that one that was thought dead writes nothing.';

CREATE TABLE sync_states (
    account         text        NOT NULL,
    resource        text        NOT NULL,
    watermark       timestamptz,
    kept_rows       bigint      NOT NULL DEFAULT 0,
    last_synced_at  timestamptz,
    last_full_at    timestamptz,
    last_error      text,
    CONSTRAINT pk_sync_states PRIMARY KEY (account, resource)
);
COMMENT ON COLUMN sync_states.watermark IS 'Time of the newest record up to which everything was read, by the exchange''s clock.';
--rollback DROP TABLE sync_states;
--rollback DROP TABLE account_leases;
--rollback DROP TABLE accounts;
