package io.evenkeel.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class FailureCountsTest {
    private final FailureCounts counts = new FailureCounts(2);

    @Test
    void each_event_is_counted_until_it_is_settled() {
        counts.add(id(1));
        assertThat(counts.add(id(1))).isEqualTo(2);
        assertThat(counts.add(id(2))).isEqualTo(1);

        counts.settled(id(1));

        assertThat(counts.add(id(1))).isEqualTo(1);
    }

    @Test
    void oldest_is_forgotten_beyond_the_capacity() {
        counts.add(id(1));
        counts.add(id(2));
        counts.add(id(3));

        assertThat(counts.add(id(2))).isEqualTo(2);
        assertThat(counts.add(id(1))).isEqualTo(1);
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
