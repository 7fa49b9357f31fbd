--liquibase formatted sql

--changeset evenkeel:messaging-0001-create-outbox
--comment Events written in the transaction of the change they tell of; the relay publishes what is pending.

-- Written once and kept: whatever NATS loses is published again from here.
CREATE TABLE outbox (
    seq         bigint GENERATED ALWAYS AS IDENTITY,
    event_id    uuid        NOT NULL,
    account     text        NOT NULL,
    stream      text        NOT NULL,
    subject     text        NOT NULL,
    type        text        NOT NULL,
    payload     text        NOT NULL,
    added_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_outbox PRIMARY KEY (seq),
    CONSTRAINT uq_outbox_event_id UNIQUE (event_id)
);
CREATE INDEX ix_outbox_stream ON outbox (stream, seq);
COMMENT ON TABLE outbox IS 'Events to publish and published, without the subject prefix. Append-only.';
COMMENT ON COLUMN outbox.account IS 'Empty for an event that belongs to no account. The relay takes accounts in turn.';

-- One small row per event that the broker has not acknowledged, by lane: a full stream or a busy account holds up nobody
-- else. No foreign key: checking it would lock, and so write, the outbox row a second time.
CREATE TABLE outbox_pending (
    stream      text        NOT NULL,
    account     text        NOT NULL,
    seq         bigint      NOT NULL,
    CONSTRAINT pk_outbox_pending PRIMARY KEY (stream, account, seq)
);
COMMENT ON TABLE outbox_pending IS 'What the relay still has to publish. It reads by being here, never by a higher seq.';

CREATE TABLE outbox_sent (
    seq             bigint      NOT NULL,
    stream_sequence bigint      NOT NULL,
    sent_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_outbox_sent PRIMARY KEY (seq)
);
COMMENT ON TABLE outbox_sent IS 'Where the broker stored each event the last time it was published.';

CREATE TABLE outbox_streams (
    stream          text        NOT NULL,
    created_at      timestamptz NOT NULL,
    last_sequence   bigint      NOT NULL,
    CONSTRAINT pk_outbox_streams PRIMARY KEY (stream),
    CONSTRAINT ck_outbox_streams_last_sequence CHECK (last_sequence >= 0)
);
COMMENT ON TABLE outbox_streams IS 'Each owned stream as it was last seen: another creation time, or a lower last sequence, means that it lost events.';
--rollback DROP TABLE outbox_streams;
--rollback DROP TABLE outbox_sent;
--rollback DROP TABLE outbox_pending;
--rollback DROP TABLE outbox;

--changeset evenkeel:messaging-0004-add-traceparent-to-outbox
--comment The W3C trace context of the code that added the event; it travels as a header.
ALTER TABLE outbox ADD COLUMN traceparent text;
--rollback ALTER TABLE outbox DROP COLUMN traceparent;

--changeset evenkeel:messaging-0006-tell-small-losses-from-large-ones
--comment What is published again because a stream is new leaves room for new events.
ALTER TABLE outbox_streams
    ADD COLUMN server text NOT NULL DEFAULT '',
    ADD COLUMN again_to bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN outbox_streams.server IS 'The server process that told. Only one that began anew can have lost events.';
COMMENT ON COLUMN outbox_streams.again_to IS 'Pending events up to this seq are published again; later ones do not wait for them.';
COMMENT ON TABLE outbox_streams IS 'Each owned stream as it was last seen. Another creation time means that all of its events are lost, a lower last sequence the newest.';
--rollback ALTER TABLE outbox_streams DROP COLUMN again_to, DROP COLUMN server;
