--liquibase formatted sql

--changeset evenkeel:test-0001-create-effects
--comment What the test's handler did, in the order in which it did it.
CREATE TABLE effects (
    place bigint GENERATED ALWAYS AS IDENTITY,
    event_id uuid NOT NULL,
    fill_id text NOT NULL
);
--rollback DROP TABLE effects;
