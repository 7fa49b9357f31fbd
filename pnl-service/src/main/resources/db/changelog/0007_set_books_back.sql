--liquibase formatted sql

--changeset evenkeel:pnl-0007-set-books-back
--comment Books that could not be computed wait apart, and a rebuild goes on without them.

ALTER TABLE books ADD COLUMN failures integer NOT NULL DEFAULT 0;
ALTER TABLE books ADD COLUMN retry_at timestamptz;
COMMENT ON COLUMN books.failures IS 'How often in a row it could not be computed.';
COMMENT ON COLUMN books.retry_at IS 'When it is tried again; null unless it could not be computed.';

ALTER TABLE rebuilds ADD COLUMN set_back bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN rebuilds.set_back IS 'How many books could not be computed; they are tried again without it.';
--rollback ALTER TABLE rebuilds DROP COLUMN set_back;
--rollback ALTER TABLE books DROP COLUMN retry_at;
--rollback ALTER TABLE books DROP COLUMN failures;
