package io.evenkeel.kalshi.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the account may ask for: tokens per second, and how many can be saved up.
 *
 * @param usageTier the exchange's name of the tier
 */
public record AccountLimits(
        String usageTier,
        long readRefillPerSecond,
        long readCapacity,
        long writeRefillPerSecond,
        long writeCapacity,
        List<Grant> grants) {
    public AccountLimits {
        grants = List.copyOf(grants);
    }

    /** Why the account has its tier on one half of the exchange, and until when. */
    public record Grant(
            String exchangeInstance,
            String level,
            @Nullable Instant expires,
            @Nullable String source) {

        static Grant read(Fields in) {
            return new Grant(
                    in.word("exchange_instance"),
                    in.word("level"),
                    in.epochSecondsOrNull("expires_ts"),
                    in.wordOrNull("source"));
        }
    }

    static AccountLimits read(Fields in) {
        var read = in.object("read");
        var write = in.object("write");
        return new AccountLimits(
                in.word("usage_tier"),
                positive(read, "refill_rate"),
                positive(read, "bucket_capacity"),
                positive(write, "refill_rate"),
                positive(write, "bucket_capacity"),
                in.list("grants", Grant::read));
    }

    private static long positive(Fields in, String name) {
        var value = in.integer(name);
        if (value < 1 || value > 1_000_000) {
            throw new UnreadableRecord(name + " is out of range");
        }
        return value;
    }
}
