--liquibase formatted sql

--changeset evenkeel:pnl-0008-add-up-by-account
--comment A rebuild adds up the sums of one account after the other.

ALTER TABLE rebuilds ADD COLUMN added_up text COLLATE "C" NOT NULL DEFAULT '';
COMMENT ON COLUMN rebuilds.added_up IS 'The last account whose sums are added up again.';
--rollback ALTER TABLE rebuilds DROP COLUMN added_up;
