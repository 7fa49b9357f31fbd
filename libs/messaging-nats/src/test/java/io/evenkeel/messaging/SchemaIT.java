package io.evenkeel.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.testkit.SchemaRoundTrip;
import org.junit.jupiter.api.Test;

/** The change sets that services include. */
class SchemaIT {
    @Test
    void each_change_can_be_taken_back_and_made_again() throws Exception {
        assertThat(SchemaRoundTrip.of("messaging"))
                .contains("dead_letters", "inbox", "outbox", "outbox_pending", "outbox_sent", "outbox_streams");
    }
}
