--liquibase formatted sql

--changeset evenkeel:sync-0008-tally-revisions
--comment Sums per market tell of revisions too, still from an index alone.

DROP INDEX ix_fills_tally;
CREATE INDEX ix_fills_tally ON fills (account, ticker, subaccount, occurred_at, record_id)
    INCLUDE (quantity, fees, revision);
--rollback DROP INDEX ix_fills_tally;
--rollback CREATE INDEX ix_fills_tally ON fills (account, ticker, subaccount, occurred_at, record_id) INCLUDE (quantity, fees);
