package io.evenkeel.verification.bench.messaging;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventIds;
import io.evenkeel.contracts.event.EventType;
import io.evenkeel.contracts.event.FillRecorded;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.FillId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Fill events as sync-service would publish them. */
final class Fills {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final int MARKETS = 500;

    private Fills() {}

    /** So many different ones; the same round gives the same ones again. */
    static List<EventEnvelope> of(String account, String round, int count) {
        var fills = new ArrayList<EventEnvelope>(count);
        for (var i = 0; i < count; i++) {
            var name = "%s-%s-%08d".formatted(account, round, i);
            var at = NOON.plusMillis(i);
            var fill = new FillRecorded(
                    new FillId(name),
                    null,
                    new MarketTicker("KXBENCH-26NOV02-M" + i % MARKETS),
                    new Subaccount(0),
                    i % 2 == 0 ? BookSide.BID : BookSide.ASK,
                    new Quantity(100 + i % 900),
                    new Price(1_000 + i % 8_000),
                    new Money(10_000L + i % 1_000),
                    i % 3 == 0,
                    at,
                    1);
            var id = EventIds.derive(EventType.FILL_RECORDED, account, "0", name, "1");
            fills.add(new EventEnvelope(id, at, at, new AccountId(account), fill));
        }
        return fills;
    }
}
