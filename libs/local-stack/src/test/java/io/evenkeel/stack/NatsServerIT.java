package io.evenkeel.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import io.nats.client.JetStreamOptions;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// The client closes with an InterruptedException, which javac dislikes in any try.
@SuppressWarnings("try")
class NatsServerIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** How long what is refused is waited for: a refusal is silence. */
    private static final Duration SOON = Duration.ofSeconds(1);

    @TempDir
    static Path folder;

    private static NatsServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new NatsServer(new NatsSettings(
                folder.resolve("nats"),
                folder.resolve("nats.log"),
                FreePorts.next(),
                FreePorts.next(),
                List.of(
                        NatsUser.producer("sync", "secret1", List.of("PORTFOLIO"), List.of("portfolio.>")),
                        NatsUser.consumer("pnl", "secret2", List.of("PORTFOLIO"))),
                Durability.KEEP));
        server.start();
        try (var sync = connect("sync", "secret1")) {
            sync.jetStreamManagement()
                    .addStream(StreamConfiguration.builder()
                            .name("PORTFOLIO")
                            .subjects("portfolio.>")
                            .build());
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_producer_publishes_and_the_consumer_fetches_and_acknowledges() throws Exception {
        try (var sync = connect("sync", "secret1");
                var pnl = connect("pnl", "secret2")) {
            sync.jetStream().publish("portfolio.fill.alpha.T", new byte[] {1, 2, 3});
            var durable = ConsumerConfiguration.builder()
                    .durable("pnl-service-fills")
                    .filterSubject("portfolio.fill.>")
                    .build();
            pnl.jetStreamManagement().addOrUpdateConsumer("PORTFOLIO", durable);
            var subscription =
                    pnl.jetStream().subscribe(null, PullSubscribeOptions.bind("PORTFOLIO", "pnl-service-fills"));
            var messages = subscription.fetch(1, LIMIT);
            assertThat(messages).hasSize(1);
            messages.getFirst().ackSync(LIMIT);
            assertThat(subscription.getConsumerInfo().getNumAckPending()).isZero();
        }
    }

    @Test
    void nobody_deletes_a_stream_or_writes_what_is_not_theirs() throws Exception {
        try (var sync = connect("sync", "secret1");
                var pnl = connect("pnl", "secret2")) {
            assertThatThrownBy(() -> sync.jetStreamManagement(quick()).deleteStream("PORTFOLIO"))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> sync.jetStream(quick()).publish("risk.exit.alpha.T", new byte[1]))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> pnl.jetStream(quick()).publish("portfolio.fill.alpha.T", new byte[1]))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_wrong_password_or_none_is_refused() {
        assertThatThrownBy(() -> connect("sync", "wrong", SOON)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Nats.connect(
                        Options.builder().server(server.url()).maxReconnects(0).build()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_killed_server_keeps_its_streams_and_starts_again() throws Exception {
        server.kill();
        assertThat(server.isAlive()).isFalse();
        server.start();
        try (var pnl = connect("pnl", "secret2")) {
            assertThat(pnl.jetStreamManagement()
                            .getStreamInfo("PORTFOLIO")
                            .getConfiguration()
                            .getSubjects())
                    .containsExactly("portfolio.>");
        }
    }

    private static JetStreamOptions quick() {
        return JetStreamOptions.builder().requestTimeout(SOON).build();
    }

    private static Connection connect(String user, String password) throws IOException, InterruptedException {
        return connect(user, password, LIMIT);
    }

    private static Connection connect(String user, String password, Duration limit)
            throws IOException, InterruptedException {
        return Nats.connect(Options.builder()
                .server(server.url())
                .userInfo(user, password)
                .inboxPrefix("_INBOX_" + user + ".")
                .connectionTimeout(limit)
                .maxReconnects(0)
                .build());
    }
}
