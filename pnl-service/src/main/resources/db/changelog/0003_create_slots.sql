--liquibase formatted sql

--changeset evenkeel:pnl-0003-create-slots
--comment Sums by quarter of an hour, UTC: per book so that a rebuild knows its difference, per sub-account for summaries.

CREATE TABLE book_slots (
    account        text COLLATE "C" NOT NULL,
    subaccount     smallint NOT NULL,
    ticker         text COLLATE "C" NOT NULL,
    slot           timestamptz NOT NULL,
    trading_pnl    numeric(24,6) NOT NULL,
    settlement_pnl numeric(24,6) NOT NULL,
    fees           numeric(24,6) NOT NULL,
    unknown_fees   bigint NOT NULL,
    wins           bigint NOT NULL,
    losses         bigint NOT NULL,
    breakeven      bigint NOT NULL,
    unknown        bigint NOT NULL,
    CONSTRAINT pk_book_slots PRIMARY KEY (account, subaccount, ticker, slot)
);

CREATE TABLE slots (
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
    CONSTRAINT pk_slots PRIMARY KEY (account, subaccount, slot)
);
COMMENT ON TABLE slots IS 'The sum of book_slots; changed by differences in the same transaction.';
--rollback DROP TABLE slots;
--rollback DROP TABLE book_slots;
