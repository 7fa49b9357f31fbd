--liquibase formatted sql

--changeset evenkeel:bench-0001-create-plain-rows
--comment What adding to the outbox is compared with.
CREATE TABLE plain_rows (
    event_id    uuid NOT NULL,
    payload     text NOT NULL,
    CONSTRAINT pk_plain_rows PRIMARY KEY (event_id)
);
--rollback DROP TABLE plain_rows;
