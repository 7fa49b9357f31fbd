package io.evenkeel.simulator.exchange.store;

import io.evenkeel.simulator.exchange.Pace;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pace of the clock, as it is journalled and as a scenario asks for it. */
final class PaceCodec {
    private PaceCodec() {}

    static Map<String, @Nullable Object> print(Pace pace) {
        return switch (pace) {
            case Pace.Frozen _ -> ChangeCodec.fields("pace-set", "speed", 0);
            case Pace.Running running -> {
                var fields = ChangeCodec.fields("pace-set", "speed", running.speed());
                fields.put("wall_clock", running.wallClock().toString());
                fields.put("present", running.present().toString());
                yield fields;
            }
        };
    }

    static Pace read(WireRow row) {
        return row.whole("speed") == 0
                ? new Pace.Frozen()
                : new Pace.Running(row.instant("wall_clock"), row.instant("present"), (int) row.whole("speed"));
    }

    /** {@code {"follow": true}} or {@code {"speed": 60}}, from a moment on. */
    static Pace start(WireRow row, Instant wallClock, Instant now) {
        var follows = Boolean.TRUE.equals(row.fields().get("follow"));
        try {
            return follows
                    ? new Pace.Running(wallClock, wallClock.isAfter(now) ? wallClock : now, 1)
                    : new Pace.Running(wallClock, now, (int) row.whole("speed"));
        } catch (IllegalArgumentException outside) {
            throw new BadInput("speed", String.valueOf(outside.getMessage()));
        }
    }
}
