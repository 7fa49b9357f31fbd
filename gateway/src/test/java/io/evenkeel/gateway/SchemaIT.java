package io.evenkeel.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.testkit.SchemaRoundTrip;
import org.junit.jupiter.api.Test;

/** Every change of the schema: up, down, up. */
class SchemaIT {
    @Test
    void each_change_can_be_taken_back_and_made_again() throws Exception {
        assertThat(SchemaRoundTrip.of("gateway")).contains("users", "refresh_tokens", "audit_entries");
    }
}
