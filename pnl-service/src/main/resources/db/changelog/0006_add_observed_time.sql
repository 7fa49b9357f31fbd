--liquibase formatted sql

--changeset evenkeel:pnl-0006-add-observed-time
--comment When a position was first seen that the fills contradict: where a market without any fill counts as unknown.

ALTER TABLE position_checks ADD COLUMN observed_time timestamptz;
UPDATE position_checks AS c SET observed_time = coalesce((
    SELECT p.observed_time FROM positions AS p
    WHERE p.account = c.account AND p.subaccount = c.subaccount AND p.ticker = c.ticker), c.checked_at);
ALTER TABLE position_checks ALTER COLUMN observed_time SET NOT NULL;
COMMENT ON COLUMN position_checks.observed_time IS 'Of the position that was found wrong first.';
--rollback ALTER TABLE position_checks DROP COLUMN observed_time;
