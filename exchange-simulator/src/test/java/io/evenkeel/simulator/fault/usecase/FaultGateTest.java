package io.evenkeel.simulator.fault.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.simulator.fault.Fault;
import io.evenkeel.simulator.fault.FaultKind;
import io.evenkeel.simulator.fault.FaultPlan;
import io.evenkeel.simulator.fault.Scope;
import io.evenkeel.simulator.frame.Frame;
import io.evenkeel.simulator.frame.Outlet;
import io.evenkeel.testkit.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FaultGateTest {
    private final MovableClock clock = MovableClock.at("2026-11-21T07:00:00Z");
    private final FaultPlan plan = new FaultPlan(clock);
    private final List<String> heard = new ArrayList<>();
    private final List<Runnable> late = new ArrayList<>();
    private final FaultGate gate = new FaultGate("alpha", new Ear(), plan, clock, (millis, task) -> late.add(task));

    private final class Ear implements Outlet {
        @Override
        public void send(Frame frame) {
            heard.add(frame.text().strip());
        }

        @Override
        public void sendBinary(String text) {
            heard.add("binary " + text.strip());
        }

        @Override
        public void ping() {
            heard.add("ping");
        }

        @Override
        public void close(int code) {
            heard.add("close " + code);
        }

        @Override
        public void disconnect() {
            heard.add("disconnect");
        }
    }

    @Test
    void without_faults_everything_passes_as_it_is() {
        send(1, 2);
        gate.ping();
        assertThat(heard).containsExactly(fill(1), fill(2), "ping");
    }

    @Test
    void a_dropped_frame_is_missing_and_a_doubled_one_comes_twice() {
        order(FaultKind.DROPPED_FRAME, 0, 0, "fill-2");
        order(FaultKind.DOUBLED_FRAME, 0, 0, "fill-3");
        send(1, 2, 3);
        assertThat(heard).containsExactly(fill(1), fill(3), fill(3));
    }

    @Test
    void a_late_frame_comes_when_its_time_has_come() {
        order(FaultKind.LATE_FRAME, 0, 500, "fill-1");
        send(1, 2);
        assertThat(heard).containsExactly(fill(2));
        late.forEach(Runnable::run);
        assertThat(heard).containsExactly(fill(2), fill(1));
    }

    @Test
    void a_frame_is_overtaken_by_the_next_one() {
        order(FaultKind.REORDERED_FRAMES, 0, 0, "fill-1");
        send(1, 2, 3);
        assertThat(heard).containsExactly(fill(2), fill(1), fill(3));
    }

    @Test
    void numbers_jump_for_good_but_only_those_of_one_subscription() {
        order(FaultKind.SEQUENCE_GAP, 5, 0, "fill-2");
        send(1, 2, 3);
        gate.send(new Frame("trade", 9, 1, "{\"type\":\"trade\",\"sid\":9,\"seq\":1,\"msg\":{}}\n"));
        assertThat(heard)
                .containsExactly(
                        fill(1),
                        fill(2).replace("\"seq\":2", "\"seq\":7"),
                        fill(3).replace("\"seq\":3", "\"seq\":8"),
                        "{\"type\":\"trade\",\"sid\":9,\"seq\":1,\"msg\":{}}");
    }

    @Test
    void content_is_spoilt_as_in_an_answer() {
        order(FaultKind.UNKNOWN_ENUM, 1, 0, null);
        send(1);
        assertThat(heard).singleElement().asString().contains("\"side\":\"unheard_of\"");
    }

    @Test
    void other_text_or_bytes_may_come_instead() {
        order(FaultKind.FRAME_TEXT, 0, 0, "fill-1");
        order(FaultKind.BINARY_FRAME, 0, 0, "fill-2");
        send(1, 2);
        assertThat(heard).containsExactly("{\"half", "binary " + fill(2));
    }

    @Test
    void silence_swallows_frames_and_pings_until_it_is_over() {
        order(FaultKind.SILENCE, 0, 1000, null);
        send(1, 2);
        gate.ping();
        clock.advance(Duration.ofMillis(999));
        send(3);
        clock.advance(Duration.ofMillis(1));
        send(4);
        gate.ping();
        assertThat(heard).containsExactly(fill(4), "ping");
    }

    @Test
    void a_ping_may_be_missing_or_one_of_many() {
        order(FaultKind.NO_PING, 0, 0, null);
        gate.ping();
        send(1);
        order(FaultKind.PING_FLOOD, 3, 0, null);
        gate.ping();
        gate.ping();
        assertThat(heard).containsExactly(fill(1), "ping", "ping", "ping", "ping");
    }

    @Test
    void a_session_ends_with_or_without_a_word() {
        var second = new FaultGate("alpha", new Ear(), plan, clock, (millis, task) -> late.add(task));
        order(FaultKind.DISCONNECT, 1012, 0, null);
        send(1, 2);
        order(FaultKind.DISCONNECT, 0, 0, null);
        gate.ping();
        second.ping();
        assertThat(heard).containsExactly("close 1012", "disconnect");
        assertThat(plan.over()).allMatch(tally -> tally.happened() == 1);
    }

    private void order(FaultKind kind, int number, int millis, @Nullable String row) {
        var scope = new Scope("alpha", null, "*", "*");
        var id = "fault-" + (plan.open().size() + plan.over().size());
        plan.order(new Fault(id, kind, scope, 0, 1, 0, number, millis, false, null, "{\"half", row));
    }

    private void send(int... numbers) {
        for (var number : numbers) {
            gate.send(new Frame("fill", 1, number, fill(number) + "\n"));
        }
    }

    private static String fill(int number) {
        return "{\"type\":\"fill\",\"sid\":1,\"seq\":" + number + ",\"msg\":{\"trade_id\":\"fill-" + number
                + "\",\"side\":\"yes\"}}";
    }
}
