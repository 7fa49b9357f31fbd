package io.evenkeel.messaging.nats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the monitoring page of servers old and new says about writing to the disk. */
class DiskSafetyTest {
    private final DiskSafety safety =
            new DiskSafety(NatsSettingsTest.settings(Map.of("evenkeel.nats.url", "nats://localhost:4222")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"jetstream\": {\"config\": {\"store_dir\": \"/x\"}}} | older than 2.10",
                "{\"jetstream\": {\"config\": {\"sync_interval\": 120000000000}}} | every PT2M",
                "{\"jetstream\": {\"config\": {\"sync_interval\": 120000000000, \"sync_always\": false}}} | every PT2M",
                "{} | does not run with sync_interval: always",
            })
    void a_server_that_does_not_always_write_first_is_named(String page, String reason) throws Exception {
        assertThat(safety.objectionTo(page)).contains(reason);
    }

    @Test
    void a_server_that_always_writes_first_is_accepted() throws Exception {
        var page = "{\"jetstream\": {\"config\": {\"sync_interval\": 120000000000, \"sync_always\": true}}}";
        assertThat(safety.objectionTo(page)).isEmpty();
    }
}
