package io.evenkeel.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayConfigTest {
    private static final String PREFIX = "evenkeel.gateway.";
    private static final Map<String, String> REQUIRED = Map.of(
            "private-key-file", "/run/secrets/key.pem",
            "sync-url", "http://sync:8081",
            "pnl-url", "http://pnl:8082");

    @Test
    void only_addresses_and_the_key_have_to_be_given() {
        var config = config(Map.of());

        assertThat(config.privateKeyFile()).isEqualTo(Path.of("/run/secrets/key.pem"));
        assertThat(config.syncUrl()).isEqualTo(URI.create("http://sync:8081"));
        assertThat(config.pnlUrl()).isEqualTo(URI.create("http://pnl:8082"));
        assertThat(config.adminPassword()).isEmpty();
        assertThat(config.accessTokenLife()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.refreshTokenLife()).isEqualTo(Duration.ofHours(12));
        assertThat(config.sessionLife()).isEqualTo(Duration.ofDays(7));
        assertThat(config.bcryptCost()).isEqualTo(10);
        assertThat(config.upstream().connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.upstream().responseTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.upstream().maxConnections()).isEqualTo(64);
        assertThat(config.upstream().maxWaiting()).isEqualTo(128);
        assertThat(config.upstream().breakerFailures()).isEqualTo(5);
        assertThat(config.upstream().breakerPause()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void every_key_is_read() {
        var given = new HashMap<String, String>();
        given.put("admin-password", "correct horse");
        given.put("access-token-life", "1m");
        given.put("refresh-token-life", "2h");
        given.put("session-life", "3d");
        given.put("bcrypt-cost", "12");
        given.put("upstream.connect-timeout", "2s");
        given.put("upstream.response-timeout", "3s");
        given.put("upstream.max-connections", "5");
        given.put("upstream.max-waiting", "6");
        given.put("upstream.breaker-failures", "7");
        given.put("upstream.breaker-pause", "8s");

        var config = config(given);

        assertThat(config.adminPassword()).contains("correct horse");
        assertThat(config.accessTokenLife()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.refreshTokenLife()).isEqualTo(Duration.ofHours(2));
        assertThat(config.sessionLife()).isEqualTo(Duration.ofDays(3));
        assertThat(config.bcryptCost()).isEqualTo(12);
        assertThat(config.upstream().connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.upstream().responseTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.upstream().maxConnections()).isEqualTo(5);
        assertThat(config.upstream().maxWaiting()).isEqualTo(6);
        assertThat(config.upstream().breakerFailures()).isEqualTo(7);
        assertThat(config.upstream().breakerPause()).isEqualTo(Duration.ofSeconds(8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"private-key-file", "sync-url", "pnl-url"})
    void what_has_no_default_must_be_given(String key) {
        assertThatThrownBy(() -> config(Map.of(key, ""))).hasMessageContaining(PREFIX + key);
    }

    @ParameterizedTest
    @CsvSource({
        "access-token-life, soon",
        "session-life, 7 fortnights",
        "bcrypt-cost, strong",
        "sync-url, not an address",
        "upstream.max-connections, 1.5",
        "upstream.breaker-pause, never",
    })
    void a_value_that_cannot_be_read_is_refused(String key, String value) {
        assertThatThrownBy(() -> config(Map.of(key, value)))
                .hasMessageContaining(PREFIX + key)
                .hasMessageContaining(value);
    }

    private static GatewayConfig config(Map<String, String> given) {
        var keys = new HashMap<String, String>();
        REQUIRED.forEach((key, value) -> keys.put(PREFIX + key, value));
        given.forEach((key, value) -> keys.put(PREFIX + key, value));
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(keys, "given", 100))
                .withMapping(GatewayConfig.class)
                .build()
                .getConfigMapping(GatewayConfig.class);
    }
}
