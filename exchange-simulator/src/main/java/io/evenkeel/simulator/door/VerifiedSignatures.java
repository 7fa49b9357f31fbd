package io.evenkeel.simulator.door;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Signatures that were found to be right, so that a caller who sends one again costs no computing: checking one takes
 * longer than everything else in a call. It never says that a signature is right which was not checked before, with
 * the same key and over the same text. Thread-safe.
 */
public final class VerifiedSignatures {
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(1);

    private record Seen(AccessKey key, String text, String signature) {}

    private final ConcurrentHashMap<Seen, Instant> expiries = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> sweptAt = new AtomicReference<>(Instant.MIN);
    private final int sizeMax;

    /**
     * @param sizeMax signatures that are kept at most; what comes on top is checked every time
     */
    public VerifiedSignatures(int sizeMax) {
        this.sizeMax = sizeMax;
    }

    /**
     * As {@link AccessKey#signed}.
     *
     * @param expiry when the text's timestamp is too old to be accepted any more
     */
    public boolean signed(AccessKey key, String text, String signature, Instant expiry, Instant now) {
        var seen = new Seen(key, text, signature);
        if (expiries.containsKey(seen)) {
            return true;
        }
        if (!key.signed(text, signature)) {
            return false;
        }
        if (hasRoom(now)) {
            expiries.put(seen, expiry);
        }
        return true;
    }

    int size() {
        return expiries.size();
    }

    private boolean hasRoom(Instant now) {
        if (expiries.size() < sizeMax) {
            return true;
        }
        var last = sweptAt.get();
        if (!now.minus(BETWEEN_SWEEPS).isBefore(last) && sweptAt.compareAndSet(last, now)) {
            expiries.values().removeIf(now::isAfter);
        }
        return expiries.size() < sizeMax;
    }
}
