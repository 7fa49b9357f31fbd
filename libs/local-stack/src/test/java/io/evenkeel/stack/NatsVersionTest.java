package io.evenkeel.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NatsVersionTest {
    @Test
    void versions_are_compared_as_numbers() {
        var debian = NatsVersion.parse("nats-server: v2.9.10").orElseThrow();
        var newer = NatsVersion.parse("nats-server: v2.15.1").orElseThrow();
        assertThat(debian.isAtLeast(NatsVersion.FLOOR)).isTrue();
        assertThat(debian.isAtLeast(NatsVersion.SYNCING)).isFalse();
        assertThat(newer.isAtLeast(NatsVersion.SYNCING)).isTrue();
        assertThat(NatsVersion.parse("nats-server: v1.4.1").orElseThrow().isAtLeast(NatsVersion.FLOOR))
                .isFalse();
    }

    @Test
    void a_text_without_a_version_is_none() {
        assertThat(NatsVersion.parse("not found")).isEmpty();
    }
}
