package io.evenkeel.messaging;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventIds;
import io.evenkeel.contracts.event.EventType;
import io.evenkeel.contracts.event.FillRecorded;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.FillId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Fill events for tests; the same name is the same event. */
public final class Fills {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    private Fills() {}

    public static EventEnvelope fill(String name) {
        return fill("alpha", name);
    }

    public static EventEnvelope fill(String account, String name) {
        var fill = new FillRecorded(
                new FillId(name),
                null,
                new MarketTicker("KXTEST-26NOV02-A"),
                new Subaccount(0),
                BookSide.BID,
                new Quantity(1_00),
                new Price(56_25),
                null,
                true,
                NOON,
                1);
        var id = EventIds.derive(EventType.FILL_RECORDED, account, "0", name, "1");
        return new EventEnvelope(id, NOON, NOON, new AccountId(account), fill);
    }

    static List<EventEnvelope> fills(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> fill(name + "-" + i)).toList();
    }

    static String name(EventEnvelope event) {
        return ((FillRecorded) event.data()).fillId().value();
    }
}
