package io.evenkeel.simulator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.InstantSource;

/** The one place where the wall clock is taken from; signatures and rate limits run on it, markets never do. */
@ApplicationScoped
class Clocks {
    @Produces
    @ApplicationScoped
    InstantSource wallClock() {
        return Clock.systemUTC();
    }
}
