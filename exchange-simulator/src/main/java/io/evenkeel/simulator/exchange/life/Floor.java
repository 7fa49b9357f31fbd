package io.evenkeel.simulator.exchange.life;

import io.evenkeel.simulator.exchange.Market;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the life of a market does to the rest of the exchange. */
public interface Floor {
    Instant now();

    /** Sets the clock to a moment on its way; orders that have expired by then are cancelled. */
    void passTo(Instant moment);

    /** When the next order expires; empty if none does. */
    Optional<Instant> nextExpiry();

    Optional<Market> market(String ticker);

    /** Changes some fields of a market's row. */
    void change(String ticker, WireRow fields);

    /** True if some order of the market rests. */
    boolean hasOrders(String ticker);

    /** Takes every resting order of a market out of its book; the reason is what the orders' owners are told. */
    void cancelOrders(String ticker, @Nullable String reason);

    /** Pays everybody who ever traded in a market, or corrects what was paid. */
    void payOut(Market market, Verdict verdict);

    /** Tells the feed. */
    void announce(String ticker, String eventType, Map<String, Object> extras);
}
