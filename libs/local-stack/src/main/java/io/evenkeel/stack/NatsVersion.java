package io.evenkeel.stack;

import java.util.Optional;
import java.util.regex.Pattern;

/** Version of a nats-server, as far as features depend on it. */
record NatsVersion(int major, int minor) implements Comparable<NatsVersion> {
    /** The oldest one that is supported: Debian's. */
    static final NatsVersion FLOOR = new NatsVersion(2, 9);
    /** Knows {@code sync_interval: always}. */
    static final NatsVersion SYNCING = new NatsVersion(2, 10);

    private static final Pattern TEXT = Pattern.compile("v?(\\d+)\\.(\\d+)");

    /** Reads what {@code nats-server --version} prints; empty when there is no version in it. */
    static Optional<NatsVersion> parse(String text) {
        var matcher = TEXT.matcher(text);
        return matcher.find()
                ? Optional.of(new NatsVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    boolean isAtLeast(NatsVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(NatsVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }
}
