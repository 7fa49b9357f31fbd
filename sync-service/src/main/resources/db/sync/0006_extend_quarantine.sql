--liquibase formatted sql

--changeset evenkeel:sync-0006-extend-quarantine
--comment What is needed to read a record in quarantine again, and to know when it is settled; and fields that nobody expected.

ALTER TABLE quarantine
    ADD COLUMN kind        text     NOT NULL DEFAULT 'unreadable',
    ADD COLUMN source      text     NOT NULL DEFAULT '',
    ADD COLUMN subaccount  smallint NOT NULL DEFAULT 0,
    ADD COLUMN record_id   text,
    ADD COLUMN resolved_at timestamptz,
    ADD CONSTRAINT ck_quarantine_kind CHECK (kind IN ('unreadable', 'conflict', 'flagged')),
    ADD CONSTRAINT ck_quarantine_subaccount CHECK (subaccount BETWEEN 0 AND 63);
UPDATE quarantine SET source = CASE resource WHEN 'positions' THEN 'market_positions' WHEN 'cash-movements' THEN 'deposits'
    ELSE resource END;
CREATE INDEX ix_quarantine_open ON quarantine (account, resource, raw_hash) WHERE resolved_at IS NULL;
COMMENT ON COLUMN quarantine.kind IS 'unreadable: kept nowhere else; conflict: contradicts the kept record of its id; flagged: kept, and strange.';
COMMENT ON COLUMN quarantine.source IS 'The exchange''s name of the list that the record came in.';
COMMENT ON COLUMN quarantine.resolved_at IS 'When it was understood, or a readable record of the same id had taken its place.';

CREATE TABLE drift (
    object        text        NOT NULL,
    field         text        NOT NULL,
    seen          bigint      NOT NULL,
    first_seen_at timestamptz NOT NULL,
    last_seen_at  timestamptz NOT NULL,
    CONSTRAINT pk_drift PRIMARY KEY (object, field)
);
COMMENT ON TABLE drift IS 'Fields and words of the exchange that this version does not know, and how often they came.';
--rollback DROP TABLE drift;
--rollback DROP INDEX ix_quarantine_open;
--rollback ALTER TABLE quarantine DROP COLUMN resolved_at, DROP COLUMN record_id, DROP COLUMN subaccount, DROP COLUMN source, DROP COLUMN kind;
