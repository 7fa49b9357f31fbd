package io.evenkeel.kalshi.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The signed headers of a call that is not known in full yet. The body is not signed, so the millisecond that a
 * signature takes can be spent before an order is wanted. Printing shows no header.
 *
 * @param signedPath method and path that it is good for
 */
public record SignedAhead(String signedPath, Instant signedAt, Map<String, String> headers) {
    /** The exchange takes time stamps that are five seconds old for certain; some of that goes for the way there. */
    private static final Duration AGE_MAX = Duration.ofSeconds(3);

    public SignedAhead {
        headers = Map.copyOf(headers);
    }

    boolean isGoodFor(String wanted, Instant now) {
        var age = Duration.between(signedAt, now);
        return signedPath.equals(wanted) && !age.isNegative() && age.compareTo(AGE_MAX) <= 0;
    }

    @Override
    public String toString() {
        return "SignedAhead[" + signedPath + ", " + signedAt + "]";
    }
}
