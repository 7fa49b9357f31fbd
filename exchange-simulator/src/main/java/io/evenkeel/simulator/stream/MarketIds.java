package io.evenkeel.simulator.stream;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The UUID that frames tell of a market besides its ticker; it follows from the ticker. */
public final class MarketIds {
    private static final int KNOWN_MAX = 100_000;
    private static final ConcurrentHashMap<String, String> KNOWN = new ConcurrentHashMap<>();

    private MarketIds() {}

    public static String of(String ticker) {
        var known = KNOWN.get(ticker);
        if (known != null) {
            return known;
        }
        var id = UUID.nameUUIDFromBytes(ticker.getBytes(StandardCharsets.UTF_8)).toString();
        if (KNOWN.size() < KNOWN_MAX) {
            KNOWN.put(ticker, id);
        }
        return id;
    }
}
