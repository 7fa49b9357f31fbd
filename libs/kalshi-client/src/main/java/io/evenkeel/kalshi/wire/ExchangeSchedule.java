package io.evenkeel.kalshi.wire;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** When the exchange trades, in the time of New York, and when it is maintained. */
public record ExchangeSchedule(List<Week> standardHours, List<Maintenance> maintenanceWindows) {
    public ExchangeSchedule {
        standardHours = List.copyOf(standardHours);
        maintenanceWindows = List.copyOf(maintenanceWindows);
    }

    /** A week's hours and while they hold; a day that is not named has none. */
    public record Week(Instant from, Instant to, Map<DayOfWeek, List<Hours>> hours) {
        public Week {
            hours = Map.copyOf(hours);
        }

        static Week read(Fields in) {
            var hours = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
            for (var day : DayOfWeek.values()) {
                hours.put(day, List.copyOf(in.list(day.name().toLowerCase(Locale.ROOT), Hours::read)));
            }
            return new Week(in.time("start_time"), in.time("end_time"), hours);
        }
    }

    /** From one time of the day to another, as the exchange writes them; the end of a day is {@code 24:00}. */
    public record Hours(String open, String close) {
        static Hours read(Fields in) {
            return new Hours(in.word("open_time"), in.word("close_time"));
        }
    }

    /** Closed from one moment to another. */
    public record Maintenance(Instant from, Instant to) {
        static Maintenance read(Fields in) {
            return new Maintenance(in.time("start_datetime"), in.time("end_datetime"));
        }
    }

    static ExchangeSchedule read(Fields in) {
        return new ExchangeSchedule(
                in.list("standard_hours", Week::read), in.list("maintenance_windows", Maintenance::read));
    }
}
