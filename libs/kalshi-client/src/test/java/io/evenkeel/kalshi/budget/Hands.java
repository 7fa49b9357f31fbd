package io.evenkeel.kalshi.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A clock whose hands are moved by the test, and the alarms that ring on the way. */
final class Hands implements InstantSource, Alarm {
    private record Ringing(Instant at, Runnable task) {}

    private final List<Ringing> alarms = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-15T00:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        alarms.add(new Ringing(now.plus(delay), task));
    }

    void turn(Duration by) {
        var end = now.plus(by);
        for (var next = next(end); next != null; next = next(end)) {
            now = next.at.isAfter(now) ? next.at : now;
            alarms.remove(next);
            next.task.run();
        }
        now = end;
    }

    void setBack(Duration by) {
        now = now.minus(by);
    }

    private @Nullable Ringing next(Instant end) {
        return alarms.stream()
                .filter(alarm -> !alarm.at.isAfter(end))
                .min(Comparator.comparing(Ringing::at))
                .orElse(null);
    }
}
