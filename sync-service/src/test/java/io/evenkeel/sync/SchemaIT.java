package io.evenkeel.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.testkit.SchemaRoundTrip;
import org.junit.jupiter.api.Test;

/** Every change of the schema: up, down, up. */
class SchemaIT {
    @Test
    void each_change_can_be_taken_back_and_made_again() throws Exception {
        assertThat(SchemaRoundTrip.of("sync")).contains("accounts", "fills", "market_reads", "sync_runs", "outbox");
    }
}
