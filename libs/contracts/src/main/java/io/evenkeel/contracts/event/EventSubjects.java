package io.evenkeel.contracts.event;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where each event is published. Characters that NATS gives a meaning to are escaped as {@code =XX}. */
public final class EventSubjects {
    private EventSubjects() {}

    /** The subject of an event, without the prefix that a test may set. */
    public static String of(EventEnvelope event) {
        return switch (event.data()) {
            case FillRecorded fill -> join(event, fill.ticker());
            case SettlementRecorded settlement -> join(event, settlement.ticker());
            case PositionObserved position -> join(event, position.ticker());
            case MarketObserved market ->
                EventType.MARKET_OBSERVED.subjectHead() + "."
                        + token(market.ticker().value());
            case CashMovementRecorded _, BalanceObserved _, AccountObserved _, SyncRunFinished _ -> join(event, null);
        };
    }

    /** Makes one subject token of any text. */
    public static String token(String text) {
        var token = new StringBuilder();
        for (var b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(b)) {
                token.append((char) b);
            } else {
                token.append('=').append(String.format("%02X", b));
            }
        }
        return token.toString();
    }

    private static boolean isPlain(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '-' || b == '_';
    }

    private static String join(EventEnvelope event, @Nullable MarketTicker ticker) {
        var head =
                event.type().subjectHead() + "." + token(requireAccount(event).value());
        return ticker == null ? head : head + "." + token(ticker.value());
    }

    private static AccountId requireAccount(EventEnvelope event) {
        var account = event.account();
        if (account == null) {
            throw new IllegalArgumentException(event.type().wire() + " needs an account");
        }
        return account;
    }
}
