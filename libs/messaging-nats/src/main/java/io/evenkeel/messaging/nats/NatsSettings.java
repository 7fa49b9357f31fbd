package io.evenkeel.messaging.nats;

import io.evenkeel.contracts.event.EventStream;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where NATS is, and what this service owns there. */
@ConfigMapping(prefix = "evenkeel.nats")
public interface NatsSettings {
    /** Server, such as {@code nats://127.0.0.1:4222}; several with commas. */
    String url();

    /** The service's own user. Its inbox subjects begin with {@code _INBOX_<user>}. */
    Optional<String> user();

    Optional<String> password();

    /** Its monitoring, such as {@code http://127.0.0.1:8222}; asked whether it writes before it acknowledges. */
    Optional<String> monitoringUrl();

    /** Neither sends nor receives anything until the server says that it runs with {@code sync_interval: always}. */
    @WithDefault("false")
    boolean requireSyncAlways();

    /** Put before every stream, subject and durable; for tests only. */
    Optional<String> prefix();

    /** Streams that this service owns: it creates them, watches them and publishes its outbox to them. */
    Optional<List<EventStream>> streams();

    /** How long a question to the server, or a publication, may take. */
    @WithDefault("5s")
    Duration requestTimeout();

    Stream stream();

    Relay relay();

    /** How owned streams are made. */
    interface Stream {
        /** Beyond this the server refuses new events, which then wait in the outbox. */
        @WithDefault("1G")
        MemorySize maxBytes();

        @WithDefault("30D")
        Duration maxAge();

        /** 1 on one machine, 3 in a cluster. */
        @WithDefault("1")
        int replicas();

        /** How often each owned stream is compared with what was last seen of it. */
        @WithDefault("5s")
        Duration checkEvery();
    }

    /** How the outbox is published. */
    interface Relay {
        /** Most events of one batch; two batches at most are published and not yet acknowledged. */
        @WithDefault("1000")
        int batchSize();

        /** Most events of one account and stream in a batch, unless an even share of the batch is more. */
        @WithDefault("250")
        int laneSize();

        /** Pause between looks at an empty outbox; whoever adds events ends it. */
        @WithDefault("1s")
        Duration pollEvery();

        /** How long one statement of the relay may take. */
        @WithDefault("10s")
        Duration statementTimeout();
    }
}
