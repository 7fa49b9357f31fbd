package io.evenkeel.messaging.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stream of which 100 events are known. */
class LossSignsTest {
    private static final String STREAM = "PORTFOLIO";

    private final LossSigns signs = new LossSigns();

    @BeforeEach
    void look() {
        signs.looked(seen(100, "server-1"));
    }

    @Test
    void a_stream_that_grew_lost_nothing() {
        signs.answered(stored(101));
        assertThat(signs.isPresent()).isFalse();
        assertThat(signs.mayBeMarked(stored(101))).isTrue();
        assertThat(signs.tellOfLoss(seen(101, "server-1"), seen(100, "server-1"), true))
                .isFalse();
    }

    @Test
    void a_last_sequence_that_went_back_is_a_loss() {
        assertThat(signs.tellOfLoss(seen(90, "server-2"), seen(100, "server-1"), false))
                .isTrue();
        assertThat(signs.intact(seen(90, "server-2"))).isEqualTo(90);
    }

    @Test
    void a_new_event_at_the_place_of_a_known_one_is_a_loss_and_is_not_marked() {
        signs.answered(stored(91));
        signs.answered(stored(92));
        assertThat(signs.isPresent()).isTrue();
        assertThat(signs.mayBeMarked(stored(93))).isFalse();
        var grown = seen(110, "server-2");
        assertThat(signs.tellOfLoss(grown, seen(100, "server-1"), false)).isTrue();
        assertThat(signs.intact(grown)).isEqualTo(90);

        signs.looked(grown);
        assertThat(signs.isPresent()).isFalse();
        assertThat(signs.tellOfLoss(grown, grown, false)).isFalse();
    }

    @Test
    void what_is_pending_at_a_server_that_started_anew_may_stand_at_the_place_of_what_was_lost() {
        var later = seen(104, "server-2");
        assertThat(signs.tellOfLoss(later, seen(100, "server-1"), true)).isTrue();
        assertThat(signs.tellOfLoss(later, seen(100, "server-1"), false)).isFalse();
    }

    /** The old connection's events came late, after a loss; sent again, they are repetitions and nothing waits. */
    @Test
    void so_may_what_was_answered_as_a_repetition() {
        signs.answered(new Published(key(), 104, true));
        assertThat(signs.isPresent()).isFalse();
        assertThat(signs.tellOfLoss(seen(104, "server-1"), seen(100, "server-1"), false))
                .as("a server that did not end lost nothing")
                .isFalse();
        assertThat(signs.tellOfLoss(seen(104, "server-2"), seen(100, "server-1"), false))
                .isTrue();

        signs.looked(seen(104, "server-2"));
        assertThat(signs.tellOfLoss(seen(104, "server-3"), seen(104, "server-2"), false))
                .isFalse();
    }

    private static Published stored(long sequence) {
        return new Published(key(), sequence, false);
    }

    private static StreamSeen seen(long lastSequence, String server) {
        return new StreamSeen(STREAM, Instant.parse("2026-11-15T00:00:00Z"), lastSequence, server);
    }

    private static OutboxRow.Key key() {
        return new OutboxRow.Key(STREAM, "alpha", 1);
    }
}
