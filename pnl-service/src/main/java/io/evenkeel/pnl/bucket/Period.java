package io.evenkeel.pnl.bucket;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How long a bucket is, by the calendar of the zone asked for. */
public enum Period {
    DAILY("daily") {
        @Override
        LocalDate firstDay(LocalDate day) {
            return day;
        }

        @Override
        LocalDate next(LocalDate firstDay) {
            return firstDay.plusDays(1);
        }
    },
    /** Monday to Sunday. */
    WEEKLY("weekly") {
        @Override
        LocalDate firstDay(LocalDate day) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        LocalDate next(LocalDate firstDay) {
            return firstDay.plusWeeks(1);
        }
    },
    MONTHLY("monthly") {
        @Override
        LocalDate firstDay(LocalDate day) {
            return day.withDayOfMonth(1);
        }

        @Override
        LocalDate next(LocalDate firstDay) {
            return firstDay.plusMonths(1);
        }
    };

    private final String wire;

    Period(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /** @throws IllegalArgumentException if there is no such period */
    public static Period ofWire(String wire) {
        for (var period : values()) {
            if (period.wire.equals(wire)) {
                return period;
            }
        }
        throw new IllegalArgumentException("no period " + wire);
    }

    /** The first day of the period that a day is in. */
    abstract LocalDate firstDay(LocalDate day);

    /** The first day of the following period. */
    abstract LocalDate next(LocalDate firstDay);
}
