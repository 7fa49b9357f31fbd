package io.evenkeel.messaging.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.contracts.event.EventStream;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NatsSettingsTest {
    @Test
    void only_the_address_has_to_be_given() {
        var settings = settings(Map.of("evenkeel.nats.url", "nats://localhost:4222"));

        assertThat(settings.user()).isEmpty();
        assertThat(settings.prefix()).isEmpty();
        assertThat(settings.monitoringUrl()).isEmpty();
        assertThat(settings.requireSyncAlways()).isFalse();
        assertThat(settings.streams()).isEmpty();
        assertThat(settings.requestTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.stream().maxBytes().asLongValue()).isEqualTo(1L << 30);
        assertThat(settings.stream().maxAge()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.stream().replicas()).isEqualTo(1);
        assertThat(settings.stream().checkEvery()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.relay().batchSize()).isEqualTo(1_000);
        assertThat(settings.relay().laneSize()).isEqualTo(250);
        assertThat(settings.relay().pollEvery()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.relay().statementTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void every_key_is_read() {
        var given = new HashMap<String, String>();
        given.put("evenkeel.nats.url", "nats://localhost:4222");
        given.put("evenkeel.nats.user", "sync");
        given.put("evenkeel.nats.password", "secret");
        given.put("evenkeel.nats.prefix", "t1");
        given.put("evenkeel.nats.monitoring-url", "http://localhost:8222");
        given.put("evenkeel.nats.require-sync-always", "true");
        given.put("evenkeel.nats.streams", "PORTFOLIO,STATE,MARKET,SYNC");
        given.put("evenkeel.nats.request-timeout", "1s");
        given.put("evenkeel.nats.stream.max-bytes", "2M");
        given.put("evenkeel.nats.stream.max-age", "1D");
        given.put("evenkeel.nats.stream.replicas", "3");
        given.put("evenkeel.nats.stream.check-every", "2s");
        given.put("evenkeel.nats.relay.batch-size", "10");
        given.put("evenkeel.nats.relay.lane-size", "5");
        given.put("evenkeel.nats.relay.poll-every", "1ms");
        given.put("evenkeel.nats.relay.statement-timeout", "3s");

        var settings = settings(given);

        assertThat(settings.user()).contains("sync");
        assertThat(settings.password()).contains("secret");
        assertThat(settings.prefix()).contains("t1");
        assertThat(settings.monitoringUrl()).contains("http://localhost:8222");
        assertThat(settings.requireSyncAlways()).isTrue();
        assertThat(settings.streams().orElseThrow()).containsExactly(EventStream.values());
        assertThat(settings.requestTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.stream().maxBytes().asLongValue()).isEqualTo(2L << 20);
        assertThat(settings.stream().maxAge()).isEqualTo(Duration.ofDays(1));
        assertThat(settings.stream().replicas()).isEqualTo(3);
        assertThat(settings.stream().checkEvery()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.relay().batchSize()).isEqualTo(10);
        assertThat(settings.relay().laneSize()).isEqualTo(5);
        assertThat(settings.relay().pollEvery()).isEqualTo(Duration.ofMillis(1));
        assertThat(settings.relay().statementTimeout()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void missing_address_and_unknown_stream_are_refused() {
        assertThatThrownBy(() -> settings(Map.of())).isInstanceOf(ConfigValidationException.class);
        assertThatThrownBy(() -> settings(
                        Map.of("evenkeel.nats.url", "nats://localhost:4222", "evenkeel.nats.streams", "NOSUCH")))
                .isInstanceOf(ConfigValidationException.class);
    }

    @Test
    void prefix_that_cannot_stand_in_a_name_is_refused() {
        var settings = settings(Map.of("evenkeel.nats.url", "nats://localhost:4222", "evenkeel.nats.prefix", "a.b"));

        assertThatThrownBy(() -> new NatsNames(settings)).hasMessageContaining("evenkeel.nats.prefix");
    }

    @Test
    void prefix_stands_before_streams_subjects_and_durables() {
        var names = new NatsNames(
                settings(Map.of("evenkeel.nats.url", "nats://localhost:4222", "evenkeel.nats.prefix", "t1")));

        assertThat(names.stream("STATE")).isEqualTo("t1STATE");
        assertThat(names.subjects(EventStream.STATE)).containsExactly("t1state.>");
        assertThat(names.durable("pnl-fills")).isEqualTo("t1pnl-fills");
    }

    static NatsSettings settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withMapping(NatsSettings.class)
                .withSources(new PropertiesConfigSource(values, "test", 1))
                .build()
                .getConfigMapping(NatsSettings.class);
    }
}
