--liquibase formatted sql

--changeset evenkeel:pnl-0005-add-hours
--comment The same sums by hour, UTC: a quarter of the rows for every zone whose days begin on a full hour.

CREATE TABLE hours (
    account        text COLLATE "C" NOT NULL,
    subaccount     smallint NOT NULL,
    slot           timestamptz NOT NULL,
    trading_pnl    numeric(24,6) NOT NULL,
    settlement_pnl numeric(24,6) NOT NULL,
    fees           numeric(24,6) NOT NULL,
    unknown_fees   bigint NOT NULL,
    wins           bigint NOT NULL,
    losses         bigint NOT NULL,
    breakeven      bigint NOT NULL,
    unknown        bigint NOT NULL,
    CONSTRAINT pk_hours PRIMARY KEY (account, subaccount, slot)
);
COMMENT ON TABLE hours IS 'The sum of slots; changed by differences in the same transaction.';
COMMENT ON COLUMN hours.slot IS 'The first quarter of the hour.';
INSERT INTO hours
SELECT account, subaccount, date_trunc('hour', slot, 'UTC'), sum(trading_pnl), sum(settlement_pnl), sum(fees),
    sum(unknown_fees), sum(wins), sum(losses), sum(breakeven), sum(unknown)
FROM slots GROUP BY 1, 2, 3;
--rollback DROP TABLE hours;
