package io.evenkeel.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChannelSettingsTest {
    private static final Map<String, String> NEEDED = Map.of(
            "channel-name", "fills", "stream", "PORTFOLIO", "subject", "portfolio.fill.>", "durable", "pnl-fills");

    @Test
    void what_is_not_given_has_its_default() {
        assertThat(settings(Map.of()))
                .isEqualTo(new ChannelSettings(
                        "fills",
                        "PORTFOLIO",
                        "portfolio.fill.>",
                        "pnl-fills",
                        500,
                        Duration.ofSeconds(30),
                        2_000,
                        List.of(
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(30),
                                Duration.ofMinutes(2)),
                        Duration.ofMinutes(1)));
    }

    @Test
    void every_key_is_read() {
        var given = settings(Map.of(
                "batch-size", "10",
                "ack-wait", "5s",
                "max-ack-pending", "11",
                "retry-after", "1s,2s",
                "slow-handler", "3s"));

        assertThat(given.batchSize()).isEqualTo(10);
        assertThat(given.ackWait()).isEqualTo(Duration.ofSeconds(5));
        assertThat(given.maxAckPending()).isEqualTo(11);
        assertThat(given.retryAfter()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(given.slowHandler()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void value_out_of_range_is_refused_with_the_name_of_the_channel() {
        assertThatThrownBy(() -> settings(Map.of("batch-size", "0"))).hasMessageContaining("fills: batch-size");
        assertThatThrownBy(() -> settings(Map.of("batch-size", "5001"))).hasMessageContaining("fills: batch-size");
        assertThatThrownBy(() -> settings(Map.of("max-ack-pending", "499")))
                .hasMessageContaining("fills: max-ack-pending");
        assertThatThrownBy(() -> settings(Map.of("ack-wait", "999ms"))).hasMessageContaining("fills: ack-wait");
    }

    @Test
    void channel_without_a_durable_is_refused() {
        var missing = new TreeMap<>(NEEDED);
        missing.remove("durable");

        assertThatThrownBy(() -> read(missing)).isInstanceOf(NoSuchElementException.class);
    }

    private static ChannelSettings settings(Map<String, String> given) {
        var all = new TreeMap<>(NEEDED);
        all.putAll(given);
        return read(all);
    }

    private static ChannelSettings read(Map<String, String> values) {
        return ChannelSettings.of(new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(values, "test", 1))
                .build());
    }
}
