package io.evenkeel.simulator.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One event of the demonstration with its markets.
 *
 * @param twoSided true if it has two markets of which exactly one pays
 */
record Contest(Kind kind, String eventTicker, String title, boolean twoSided, List<Listing> markets) {
    /** How an event's markets come and go. */
    enum Kind {
        FOOTBALL("KXNFLGAME", Duration.ofDays(6), Duration.ofHours(1)),
        BASKETBALL("KXNBAGAME", Duration.ofDays(3), Duration.ofMinutes(40)),
        HOCKEY("KXNHLGAME", Duration.ofDays(3), Duration.ofMinutes(40)),
        WEATHER("KXHIGHNY", Duration.ofDays(2), Duration.ofHours(9)),
        CRYPTO("KXBTCD", Duration.ofDays(4), Duration.ofMinutes(10)),
        PRICES("KXCPI", Duration.ofDays(16), Duration.ofMinutes(30)),
        RATES("KXFEDDECISION", Duration.ofDays(30), Duration.ofMinutes(30)),
        POLLS("KXAPPROVAL", Duration.ofDays(20), Duration.ofHours(2)),
        FILMS("KXRT", Duration.ofDays(10), Duration.ofHours(3));

        private final String series;
        private final Duration listed;
        private final Duration settles;

        Kind(String series, Duration listed, Duration settles) {
            this.series = series;
            this.listed = listed;
            this.settles = settles;
        }

        String series() {
            return series;
        }

        /** From a market's opening to its close. */
        Duration listed() {
            return listed;
        }

        /** From a market's close to the pay-out. */
        Duration settles() {
            return settles;
        }
    }

    Contest {
        markets = List.copyOf(markets);
    }

    Listing first() {
        return markets.getFirst();
    }

    Instant closes() {
        return first().closes();
    }

    boolean isOver() {
        return first().isOver();
    }
}
