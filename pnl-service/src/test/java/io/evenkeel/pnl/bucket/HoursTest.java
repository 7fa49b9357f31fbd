package io.evenkeel.pnl.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTest {
    @ParameterizedTest
    @CsvSource({
        "UTC, true",
        "America/New_York, true",
        "Europe/Berlin, true",
        "Asia/Tokyo, true",
        "Asia/Kolkata, false",
        "Asia/Kathmandu, false",
        "Australia/Lord_Howe, false",
        "Asia/Pyongyang, false"
    })
    void full_hours_are_fine_enough_where_every_day_begins_on_one(String zone, boolean fit) {
        // Pyongyang was half an hour off until May 2018.
        assertThat(Hours.fit(ZoneId.of(zone))).isEqualTo(fit);
    }

    @Test
    void a_slot_lies_in_its_hour() {
        assertThat(Hours.of(Slot.of(Instant.parse("2026-05-04T12:45:00Z"))))
                .isEqualTo(Slot.of(Instant.parse("2026-05-04T12:00:00Z")));
        assertThat(Hours.of(Slot.of(Instant.parse("2026-05-04T12:00:00Z"))))
                .isEqualTo(Slot.of(Instant.parse("2026-05-04T12:00:00Z")));
    }

    @Test
    void the_same_amounts_stand_in_both_tables() {
        var table = new SlotTable();
        table.add(Slot.of(Instant.parse("2026-05-04T12:00:00Z")), Amounts.ofFee(null));
        table.add(Slot.of(Instant.parse("2026-05-04T12:45:00Z")), Amounts.ofFee(null));
        table.add(Slot.of(Instant.parse("2026-05-04T13:00:00Z")), Amounts.ofFee(null));
        assertThat(table.hours().slots().values())
                .extracting(Amounts::unknownFees)
                .containsExactly(2L, 1L);
        assertThat(table.hours().total()).isEqualTo(table.total());
    }
}
