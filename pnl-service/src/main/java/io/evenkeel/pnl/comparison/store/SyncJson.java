package io.evenkeel.pnl.comparison.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.contracts.event.DecodedEvent;
import io.evenkeel.contracts.event.EventCodec;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.comparison.Tally;
import io.evenkeel.pnl.comparison.usecase.SyncFacts;
import io.evenkeel.pnl.ledger.BookKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Reads sync-service's answers; a field that is missing or of another type fails the whole answer. */
final class SyncJson {
    private SyncJson() {}

    static List<AccountId> accounts(JsonNode answer) {
        var accounts = new ArrayList<AccountId>();
        answer.required("items").forEach(item -> accounts.add(new AccountId(text(item, "account"))));
        return accounts;
    }

    /** What asks for the next page; empty on the last one. */
    static String cursor(JsonNode answer) {
        return text(answer, "cursor");
    }

    static SyncFacts.Tallies tallies(AccountId account, JsonNode answer) {
        var tallies = new HashMap<BookKey, Tally>();
        for (var item : answer.required("items")) {
            var key = new BookKey(
                    account,
                    new Subaccount(item.required("subaccount").asInt(-1)),
                    new MarketTicker(text(item, "ticker")));
            tallies.put(key, tally(item));
        }
        return new SyncFacts.Tallies(tallies, cursor(answer));
    }

    /** Kinds that this build does not know are left out, as they are when they are delivered. */
    static SyncFacts.Events events(JsonNode answer) {
        var events = new ArrayList<EventEnvelope>();
        for (var item : answer.required("items")) {
            if (EventCodec.decode(item.toString().getBytes(StandardCharsets.UTF_8))
                    instanceof DecodedEvent.Known(var event)) {
                events.add(event);
            }
        }
        return new SyncFacts.Events(events, cursor(answer));
    }

    private static Tally tally(JsonNode item) {
        var last = item.path("last_id");
        return new Tally(
                item.required("rows").asLong(-1),
                Quantity.parse(text(item, "quantity_fp")),
                Money.parse(text(item, "fees_dollars")),
                last.isTextual() ? last.textValue() : null,
                item.required("revisions").asLong(-1));
    }

    private static String text(JsonNode item, String field) {
        var value = item.required(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("sync-service answers no text in " + field);
        }
        return value.textValue();
    }
}
