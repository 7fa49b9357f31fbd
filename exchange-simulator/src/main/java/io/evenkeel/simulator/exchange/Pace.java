package io.evenkeel.simulator.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How the exchange's clock goes while nobody moves it. */
public sealed interface Pace {
    int SPEED_MAX = 100_000;

    /**
     * Where the clock should stand by now, in whole microseconds like every time here; never before where it stands.
     */
    Instant at(Instant wallClock, Instant present);

    /** The same pace after somebody has set the clock. */
    Pace from(Instant wallClock, Instant present);

    /** It stands still. */
    record Frozen() implements Pace {
        @Override
        public Instant at(Instant wallClock, Instant present) {
            return present;
        }

        @Override
        public Pace from(Instant wallClock, Instant present) {
            return this;
        }
    }

    /**
     * It runs, and goes on running while the simulator is down.
     *
     * @param wallClock a moment of the wall clock
     * @param present where the exchange's clock stood at that moment
     * @param speed seconds of the exchange per second of the wall clock
     */
    record Running(Instant wallClock, Instant present, int speed) implements Pace {
        /** @throws IllegalArgumentException if the speed is not 1 to {@link #SPEED_MAX} */
        public Running {
            if (speed < 1 || speed > SPEED_MAX) {
                throw new IllegalArgumentException("must be 1 to " + SPEED_MAX);
            }
        }

        @Override
        public Instant at(Instant wall, Instant now) {
            var gone = Duration.between(wallClock, wall);
            var exact = gone.isNegative() ? present : present.plus(gone.multipliedBy(speed));
            var due = exact.truncatedTo(ChronoUnit.MICROS);
            return due.isAfter(now) ? due : now;
        }

        @Override
        public Pace from(Instant wall, Instant now) {
            return new Running(wall, now, speed);
        }
    }
}
