package io.evenkeel.simulator.stream.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.simulator.frame.Frame;
import io.evenkeel.simulator.stream.api.Outbox.Bounds;
import io.evenkeel.simulator.stream.api.Outbox.Fate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {
    @Test
    void frames_leave_in_the_order_in_which_they_came() {
        var outbox = new Outbox(new Bounds(10, 1000));
        outbox.add(frame(1, "a"));
        outbox.add(frame(2, "b"));
        outbox.add(frame(1, "c"));
        assertThat(taken(outbox)).containsExactly("a", "b", "c");
    }

    @Test
    void the_one_frame_too_many_ends_its_subscription_alone() {
        var outbox = new Outbox(new Bounds(2, 1000));
        outbox.add(frame(1, "a"));
        outbox.add(frame(2, "b"));
        outbox.add(frame(1, "c"));
        assertThat(outbox.add(frame(1, "d"))).isEqualTo(Fate.OVERFLOWS);
        assertThat(outbox.add(frame(1, "e"))).isEqualTo(Fate.DROPPED);
        assertThat(outbox.add(frame(2, "f"))).isEqualTo(Fate.WAITS);
        assertThat(taken(outbox)).containsExactly("b", "f");
    }

    @Test
    void the_bytes_of_all_are_bounded_too() {
        var outbox = new Outbox(new Bounds(100, 10));
        outbox.add(frame(1, "12345"));
        assertThat(outbox.add(frame(2, "123456"))).isEqualTo(Fate.OVERFLOWS);
        assertThat(outbox.add(frame(1, "12345"))).isEqualTo(Fate.WAITS);
        assertThat(outbox.add(frame(0, "1"))).isEqualTo(Fate.HOPELESS);
    }

    @Test
    void replies_that_belong_to_no_subscription_are_bounded_by_bytes_alone() {
        var outbox = new Outbox(new Bounds(1, 10));
        assertThat(outbox.add(frame(0, "12345"))).isEqualTo(Fate.WAITS);
        assertThat(outbox.add(frame(0, "12345"))).isEqualTo(Fate.WAITS);
        assertThat(outbox.add(frame(0, "1"))).isEqualTo(Fate.HOPELESS);
    }

    @Test
    void what_was_taken_makes_room() {
        var outbox = new Outbox(new Bounds(1, 5));
        for (var i = 0; i < 100; i++) {
            assertThat(outbox.add(frame(1, "12345"))).isEqualTo(Fate.WAITS);
            assertThat(taken(outbox)).hasSize(1);
        }
    }

    private static List<String> taken(Outbox outbox) {
        var taken = new ArrayList<String>();
        for (var frame = outbox.take(); frame != null; frame = outbox.take()) {
            taken.add(frame.text());
        }
        return taken;
    }

    private static Frame frame(long sid, String text) {
        return new Frame("test", sid, 0, text);
    }
}
