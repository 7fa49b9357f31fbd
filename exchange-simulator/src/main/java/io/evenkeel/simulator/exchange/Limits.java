package io.evenkeel.simulator.exchange;

import java.util.List;
import java.util.Optional;

/** The rate limits of one caller, in tokens; most calls cost ten. */
public record Limits(String usageTier, Bucket read, Bucket write) {
    /**
     * @param refillRate tokens per second
     * @param capacity tokens that a quiet caller has saved at most
     */
    public record Bucket(long refillRate, long capacity) {
        /** @throws IllegalArgumentException if one of the two is not positive */
        public Bucket {
            if (refillRate <= 0 || capacity <= 0) {
                throw new IllegalArgumentException("refill rate and capacity must be more than 0");
            }
        }
    }

    private static final int SECONDS_SAVED = 2;

    /** The published tiers of August 2026, with the fifth that was added on 24 September. */
    private static final List<Limits> TIERS = List.of(
            new Limits("basic", new Bucket(240, 240 * SECONDS_SAVED), new Bucket(120, 120)),
            tier("advanced", 360, 360),
            tier("expert", 720, 720),
            tier("premier", 1200, 1200),
            tier("paragon", 2400, 2400),
            tier("prime", 4800, 4800),
            tier("prestige", 12_000, 9600));

    public static final Limits BASIC = TIERS.getFirst();

    /** What everybody without a key shares; wide, because the exchange's own number per address is unknown. */
    public static final Limits PUBLIC = TIERS.get(4);

    public static Optional<Limits> ofTier(String usageTier) {
        return TIERS.stream()
                .filter(limits -> limits.usageTier.equals(usageTier))
                .findFirst();
    }

    private static Limits tier(String name, long readRate, long writeRate) {
        return new Limits(
                name, new Bucket(readRate, readRate * SECONDS_SAVED), new Bucket(writeRate, writeRate * SECONDS_SAVED));
    }
}
