package io.evenkeel.kalshi.budget;

import java.time.Duration;

/** Runs something later, once, on whatever thread; it must not block. */
@FunctionalInterface
public interface Alarm {
    void after(Duration delay, Runnable task);
}
