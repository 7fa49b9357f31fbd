package io.evenkeel.pnl.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.contracts.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Time: {@code docs/pnl-rules.md} §8. */
class BucketTest {
    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest
    @CsvSource({
        // L65: the last and the first tenth of a second of a New York day.
        "2026-07-02T03:59:59.900Z, daily, America/New_York, 2026-07-01T04:00:00Z, 2026-07-02T04:00:00Z",
        "2026-07-02T04:00:00.100Z, daily, America/New_York, 2026-07-02T04:00:00Z, 2026-07-03T04:00:00Z",
        // L66: 23 hours in March, 25 in November.
        "2026-03-08T12:00:00Z, daily, America/New_York, 2026-03-08T05:00:00Z, 2026-03-09T04:00:00Z",
        "2026-11-01T12:00:00Z, daily, America/New_York, 2026-11-01T04:00:00Z, 2026-11-02T05:00:00Z",
        // L68: the week that 2027 begins in starts in 2026.
        "2027-01-02T00:00:00Z, weekly, UTC, 2026-12-28T00:00:00Z, 2027-01-04T00:00:00Z",
        // L69: still December in New York.
        "2027-01-01T03:00:00Z, monthly, America/New_York, 2026-12-01T05:00:00Z, 2027-01-01T05:00:00Z",
        // Offsets of three quarters of an hour.
        "2026-05-01T18:14:59Z, daily, Asia/Kathmandu, 2026-04-30T18:15:00Z, 2026-05-01T18:15:00Z",
        "2026-05-01T18:15:00Z, daily, Asia/Kathmandu, 2026-05-01T18:15:00Z, 2026-05-02T18:15:00Z",
        // A zone whose day of change begins at one o'clock.
        "2018-11-04T12:00:00Z, daily, America/Sao_Paulo, 2018-11-04T03:00:00Z, 2018-11-05T02:00:00Z",
    })
    void an_instant_falls_into_one_bucket(Instant at, String period, String zone, Instant start, Instant end) {
        var bucket = Bucket.of(at, period(period), ZoneId.of(zone));
        assertThat(bucket).isEqualTo(new Bucket(start, end));
        assertThat(Bucket.of(Slot.of(at).start(), period(period), ZoneId.of(zone)))
                .as("its quarter of an hour falls into the same one")
                .isEqualTo(bucket);
    }

    @Test
    void every_bucket_of_every_zone_begins_on_a_quarter_of_an_hour() {
        for (var zone : ZoneId.getAvailableZoneIds()) {
            for (var at = Instant.parse("2021-06-01T00:00:00Z");
                    at.isBefore(Instant.parse("2027-06-01T00:00:00Z"));
                    at = at.plus(Duration.ofDays(9))) {
                var start = Bucket.of(at, Period.DAILY, ZoneId.of(zone)).start();
                assertThat(Slot.of(start).start()).as("%s in %s", start, zone).isEqualTo(start);
            }
        }
    }

    /** However it is cut, the sum is the sum. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void buckets_add_up_to_the_total_in_every_zone(long seed) {
        var random = new Random(seed);
        Map<Slot, Amounts> slots = new TreeMap<>();
        var total = Amounts.NONE;
        for (var i = 0; i < 200; i++) {
            var at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(31_536_000));
            var amounts = Amounts.ofTrading(new Money(random.nextInt(2_000_000) - 1_000_000))
                    .plus(Amounts.ofFee(new Money(random.nextInt(50_000))));
            slots.merge(Slot.of(at), amounts, Amounts::plus);
            total = total.plus(amounts);
        }
        for (var zone : new String[] {"UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"}) {
            for (var period : Period.values()) {
                var buckets = Buckets.of(slots, period, ZoneId.of(zone));
                assertThat(buckets.values().stream().reduce(Amounts.NONE, Amounts::plus))
                        .isEqualTo(total);
            }
        }
    }

    private static Period period(String wire) {
        for (var period : Period.values()) {
            if (period.wire().equals(wire)) {
                return period;
            }
        }
        throw new IllegalArgumentException(wire);
    }
}
