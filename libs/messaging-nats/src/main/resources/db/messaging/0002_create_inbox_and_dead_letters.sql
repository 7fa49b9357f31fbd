--liquibase formatted sql

--changeset evenkeel:messaging-0002-create-inbox-and-dead-letters
--comment Event ids that a consumer has handled, and messages that it had to set aside.

CREATE TABLE inbox (
    consumer    text        NOT NULL,
    event_id    uuid        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_inbox PRIMARY KEY (consumer, event_id)
);
COMMENT ON TABLE inbox IS 'One row per event and consumer, inserted in the transaction of its effect.';

CREATE TABLE dead_letters (
    dead_letter_id      uuid        NOT NULL,
    consumer            text        NOT NULL,
    stream              text        NOT NULL,
    stream_sequence     bigint      NOT NULL,
    subject             text        NOT NULL,
    event_id            uuid,
    delivered           bigint      NOT NULL,
    reason              text        NOT NULL,
    headers             text        NOT NULL,
    payload             bytea       NOT NULL,
    published_at        timestamptz NOT NULL,
    recorded_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_dead_letters PRIMARY KEY (dead_letter_id)
);
CREATE INDEX ix_dead_letters_recorded_at ON dead_letters (recorded_at);
COMMENT ON TABLE dead_letters IS 'Messages that could not be read, or failed for good: the bytes as they came, and why.';
--rollback DROP TABLE dead_letters;
--rollback DROP TABLE inbox;

--changeset evenkeel:messaging-0003-add-replay-to-dead-letters
--comment An operator asks for another attempt; the consumer notes when it worked.
ALTER TABLE dead_letters
    ADD COLUMN replay_requested_at timestamptz,
    ADD COLUMN replayed_at timestamptz;
CREATE INDEX ix_dead_letters_replay ON dead_letters (consumer) WHERE replay_requested_at IS NOT NULL;
--rollback DROP INDEX ix_dead_letters_replay;
--rollback ALTER TABLE dead_letters DROP COLUMN replayed_at, DROP COLUMN replay_requested_at;

--changeset evenkeel:messaging-0005-index-inbox-by-age
--comment For pruning. Rows come in the order of their time, so the smallest kind of index does.
CREATE INDEX ix_inbox_received_at ON inbox USING brin (received_at);
CREATE INDEX ix_dead_letters_replayed_at ON dead_letters (replayed_at) WHERE replayed_at IS NOT NULL;
--rollback DROP INDEX ix_dead_letters_replayed_at;
--rollback DROP INDEX ix_inbox_received_at;
