--liquibase formatted sql

--changeset evenkeel:sync-0005-add-repair-columns
--comment What consumers compare themselves with: sums per market from an index alone, and whether a closing was told.

ALTER TABLE fills
    ADD COLUMN quantity numeric(18, 2) GENERATED ALWAYS AS ((raw ->> 'count_fp')::numeric(18, 2)) STORED,
    ADD COLUMN fees     numeric(24, 6) GENERATED ALWAYS AS ((raw ->> 'fee_cost')::numeric(24, 6)) STORED;
CREATE INDEX ix_fills_tally ON fills (account, ticker, subaccount, occurred_at, record_id) INCLUDE (quantity, fees);

ALTER TABLE positions ADD COLUMN closing_told boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN positions.closing_told IS 'Whether an event told of position 0 when the row was closed because it was listed no more.';
--rollback ALTER TABLE positions DROP COLUMN closing_told;
--rollback DROP INDEX ix_fills_tally;
--rollback ALTER TABLE fills DROP COLUMN fees, DROP COLUMN quantity;
