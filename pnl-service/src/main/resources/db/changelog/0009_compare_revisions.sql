--liquibase formatted sql

--changeset evenkeel:pnl-0009-compare-revisions
--comment What differs in its revision alone is found too, and markets are compared.

DROP INDEX ix_fills_book;
CREATE INDEX ix_fills_book ON fills (account, subaccount, ticker, created_time, fill_id) INCLUDE (revision);

ALTER TABLE comparison_differences
    ADD COLUMN own_revisions bigint NOT NULL DEFAULT 0,
    ADD COLUMN revisions bigint NOT NULL DEFAULT 0,
    DROP CONSTRAINT ck_comparison_differences_resource,
    ADD CONSTRAINT ck_comparison_differences_resource CHECK (resource IN ('fills', 'settlements', 'markets'));
--rollback DELETE FROM comparison_differences WHERE resource = 'markets';
--rollback ALTER TABLE comparison_differences
--rollback     DROP CONSTRAINT ck_comparison_differences_resource,
--rollback     ADD CONSTRAINT ck_comparison_differences_resource CHECK (resource IN ('fills', 'settlements')),
--rollback     DROP COLUMN revisions,
--rollback     DROP COLUMN own_revisions;
--rollback DROP INDEX ix_fills_book;
--rollback CREATE INDEX ix_fills_book ON fills (account, subaccount, ticker, created_time, fill_id);
