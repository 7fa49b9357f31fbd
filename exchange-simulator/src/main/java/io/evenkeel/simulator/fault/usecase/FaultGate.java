package io.evenkeel.simulator.fault.usecase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenkeel.simulator.fault.Fault;
import io.evenkeel.simulator.fault.FaultKind;
import io.evenkeel.simulator.fault.FaultPlan;
import io.evenkeel.simulator.fault.RowFaults;
import io.evenkeel.simulator.frame.Frame;
import io.evenkeel.simulator.frame.FrameGate;
import io.evenkeel.simulator.frame.Outlet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Lets the ordered faults happen to what one session is sent. */
final class FaultGate implements FrameGate {
    /** Frames of one session that may be late at a time; one more is not. */
    static final int LATE_MAX = 10_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    /** Does something later, on a thread of its own. */
    interface Later {
        void run(int millis, Runnable task);
    }

    private final String account;
    private final Outlet outlet;
    private final FaultPlan plan;
    private final InstantSource clock;
    private final Later later;
    private final AtomicInteger late = new AtomicInteger();
    /** By how much the numbers of a subscription have jumped. */
    private final Map<Long, Long> jumps = new HashMap<>();
    /** Frames that the next one overtakes. */
    private final List<Frame> overtaken = new ArrayList<>();

    private volatile Instant silentUntil = Instant.MIN;
    private volatile boolean ended;

    FaultGate(String account, Outlet outlet, FaultPlan plan, InstantSource clock, Later later) {
        this.account = account;
        this.outlet = outlet;
        this.plan = plan;
        this.clock = clock;
        this.later = later;
    }

    @Override
    public void send(Frame frame) {
        if (isSilent()) {
            return;
        }
        var overtaking = List.copyOf(overtaken);
        overtaken.clear();
        if (plan.isIdle() && !jumps.containsKey(frame.sid())) {
            outlet.send(frame);
        } else {
            spoil(frame);
        }
        overtaking.forEach(outlet::send);
    }

    private void spoil(Frame frame) {
        var content = read(frame.text());
        var message = content.get("msg") instanceof Map<?, ?> fields ? fields : content;
        var faults = plan.takeForFrame(account, frame.type(), message);
        var spoilt = content;
        for (var fault : faults) {
            if (fault.kind() == FaultKind.SEQUENCE_GAP && frame.seq() > 0) {
                jumps.merge(frame.sid(), (long) fault.number(), Long::sum);
                plan.happened(fault);
            }
            var changed = RowFaults.apply(fault, spoilt);
            if (!changed.equals(spoilt)) {
                plan.happened(fault);
                spoilt = changed;
            }
        }
        var jump = frame.seq() > 0 ? jumps.getOrDefault(frame.sid(), 0L) : 0L;
        if (jump > 0) {
            spoilt = new LinkedHashMap<>(spoilt);
            spoilt.put("seq", frame.seq() + jump);
        }
        var leaving = spoilt.equals(content)
                ? frame
                : new Frame(frame.type(), frame.sid(), frame.seq() + jump, write(spoilt) + "\n");
        deliver(leaving, faults);
    }

    private void deliver(Frame frame, List<Fault> faults) {
        for (var fault : faults) {
            if (isDelivered(frame, fault)) {
                plan.happened(fault);
                return;
            }
        }
        outlet.send(frame);
    }

    /** Sends the frame as the fault wants it; false if it has no say in that. */
    private boolean isDelivered(Frame frame, Fault fault) {
        switch (fault.kind()) {
            case DROPPED_FRAME -> {}
            case DOUBLED_FRAME -> {
                outlet.send(frame);
                outlet.send(frame);
            }
            case LATE_FRAME -> sendLate(frame, fault.millis());
            case REORDERED_FRAMES -> overtaken.add(frame);
            case FRAME_TEXT ->
                outlet.send(new Frame(frame.type(), frame.sid(), frame.seq(), String.valueOf(fault.value())));
            case BINARY_FRAME -> outlet.sendBinary(frame.text());
            case DISCONNECT -> disconnect(fault);
            case SILENCE -> silentUntil = clock.instant().plusMillis(fault.millis());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void sendLate(Frame frame, int millis) {
        if (late.incrementAndGet() > LATE_MAX) {
            late.decrementAndGet();
            outlet.send(frame);
            return;
        }
        later.run(millis, () -> {
            late.decrementAndGet();
            outlet.send(frame);
        });
    }

    private void disconnect(Fault fault) {
        ended = true;
        if (fault.number() == 0) {
            outlet.disconnect();
        } else {
            outlet.close(fault.number());
        }
    }

    @Override
    public void ping() {
        if (isSilent()) {
            return;
        }
        if (plan.isIdle()) {
            outlet.ping();
            return;
        }
        var goesOut = true;
        for (var fault : plan.takeForPing(account)) {
            plan.happened(fault);
            switch (fault.kind()) {
                case PING_FLOOD -> {
                    for (var i = 1; i < fault.number(); i++) {
                        outlet.ping();
                    }
                }
                case SILENCE -> {
                    silentUntil = clock.instant().plusMillis(fault.millis());
                    goesOut = false;
                }
                case DISCONNECT -> {
                    disconnect(fault);
                    goesOut = false;
                }
                default -> goesOut = false;
            }
        }
        if (goesOut) {
            outlet.ping();
        }
    }

    @Override
    public void closed() {
        ended = true;
    }

    /** A session that has ended uses up no faults that are meant for others. */
    private boolean isSilent() {
        return ended || (!silentUntil.equals(Instant.MIN) && clock.instant().isBefore(silentUntil));
    }

    private static Map<String, @Nullable Object> read(String text) {
        try {
            return JSON.readValue(text, OBJECT);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a frame of ours is no JSON object", impossible);
        }
    }

    private static String write(Map<String, @Nullable Object> content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a frame of plain values cannot be written", impossible);
        }
    }
}
