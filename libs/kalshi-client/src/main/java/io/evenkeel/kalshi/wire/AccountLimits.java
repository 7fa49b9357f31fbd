package io.evenkeel.kalshi.wire;

/**
 * What the account may ask for: tokens per second, and how many can be saved up.
 *
 * @param usageTier the exchange's name of the tier
 */
public record AccountLimits(
        String usageTier, long readRefillPerSecond, long readCapacity, long writeRefillPerSecond, long writeCapacity) {

    static AccountLimits read(Fields in) {
        var read = in.object("read");
        var write = in.object("write");
        return new AccountLimits(
                in.word("usage_tier"),
                positive(read, "refill_rate"),
                positive(read, "bucket_capacity"),
                positive(write, "refill_rate"),
                positive(write, "bucket_capacity"));
    }

    private static long positive(Fields in, String name) {
        var value = in.integer(name);
        if (value < 1 || value > 1_000_000) {
            throw new UnreadableRecord(name + " is out of range");
        }
        return value;
    }
}
