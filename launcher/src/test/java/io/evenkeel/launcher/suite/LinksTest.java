package io.evenkeel.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final Map<String, String> SETTINGS = Map.of(
            "EVENKEEL_DB_URL", "127.0.0.1:5432/evenkeel",
            "EVENKEEL_NATS_URL", "nats://127.0.0.1:4222",
            "EVENKEEL_EXCHANGE_URL", "http://127.0.0.1:8090/trade-api/v2");

    @Test
    void a_detour_changes_the_address_of_one_service_and_nothing_else() {
        var links = new Links(new Variables(Map.of(
                "EVENKEEL_LINK_SYNC_POSTGRES", "127.0.0.1:1",
                "EVENKEEL_LINK_SYNC_NATS", "127.0.0.1:2",
                "EVENKEEL_LINK_SYNC_EXCHANGE", "127.0.0.1:3",
                "EVENKEEL_LINK_PNL_SYNC", "127.0.0.1:4")));

        assertThat(links.of("sync", SETTINGS))
                .isEqualTo(Map.of(
                        "EVENKEEL_DB_URL", "127.0.0.1:1/evenkeel",
                        "EVENKEEL_NATS_URL", "nats://127.0.0.1:2",
                        "EVENKEEL_EXCHANGE_URL", "http://127.0.0.1:3/trade-api/v2"));
        assertThat(links.of("pnl", SETTINGS)).isEqualTo(SETTINGS);
        assertThat(links.of("pnl", Map.of("EVENKEEL_SYNC_URL", "http://127.0.0.1:9")))
                .isEqualTo(Map.of("EVENKEEL_SYNC_URL", "http://127.0.0.1:4"));
    }

    @Test
    void without_a_detour_every_address_is_the_real_one() {
        assertThat(new Links(new Variables(Map.of())).of("sync", SETTINGS)).isEqualTo(SETTINGS);
    }
}
