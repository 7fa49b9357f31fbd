package io.evenkeel.pnl.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.testkit.SchemaRoundTrip;
import org.junit.jupiter.api.Test;

/** Every change of the schema: up, down, up. */
class SchemaIT {
    @Test
    void each_change_can_be_taken_back_and_made_again() throws Exception {
        assertThat(SchemaRoundTrip.of("pnl"))
                .contains("fills", "settlements", "markets", "books", "lots", "realizations", "slots");
    }
}
