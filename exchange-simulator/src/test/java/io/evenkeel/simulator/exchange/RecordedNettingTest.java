package io.evenkeel.simulator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.ExchangeFixture;
import io.evenkeel.simulator.Members;
import io.evenkeel.simulator.RecordedAction;
import io.evenkeel.simulator.exchange.Change.AccountOpened;
import io.evenkeel.simulator.exchange.Change.ClockMoved;
import io.evenkeel.simulator.ledger.Balance;
import io.evenkeel.simulator.ledger.Positions;
import io.evenkeel.simulator.matching.Instruction;
import io.evenkeel.simulator.matching.Ticket;
import io.evenkeel.testkit.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two trades of July 2026 as both of their sides recorded them, made again as orders. */
class RecordedNettingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARKET = "KXMLBGAME-26JUL081840NYYTB-NYY";
    private static final List<String> OF_A_FILL = List.of(
            "action",
            "book_side",
            "count_fp",
            "fee_cost",
            "is_taker",
            "no_price_dollars",
            "outcome_side",
            "side",
            "ticker",
            "yes_price_dollars");

    private final Members members = new Members(new Exchange());

    @BeforeEach
    void open() {
        members.change(new ClockMoved(Instant.parse("2026-07-06T01:55:00Z")));
        members.change(new AccountOpened("maker", Money.parse("1000")));
        members.change(new AccountOpened("requester", Money.parse("1000")));
        members.put(
                RowKind.MARKETS,
                null,
                ExchangeFixture.row("ticker", MARKET, "status", "active", "close_time", "2026-07-11T22:40:00Z"));
    }

    @Test
    void both_sides_of_both_trades_are_as_they_were_recorded() throws IOException {
        trade("maker", BookSide.BID, "0.48");
        assertRecorded("scenario_accept_yes.jsonl");
        trade("maker", BookSide.ASK, "0.52");
        assertRecorded("scenario_accept_no.jsonl");
    }

    /** The maker's order rests, and the requester takes it. */
    private void trade(String maker, BookSide side, String price) {
        var one = Quantity.parse("1");
        var limit = Price.parse(price);
        members.done(new Instruction.Place(maker, Ticket.limit(MARKET, side, one, limit)));
        var other = side == BookSide.BID ? BookSide.ASK : BookSide.BID;
        members.done(new Instruction.Place("requester", Ticket.immediate(MARKET, other, one, limit)));
    }

    private void assertRecorded(String file) throws IOException {
        for (var line : Files.readAllLines(recording(file))) {
            var step = JSON.readTree(line);
            if (step.get("step").textValue().startsWith("after_")) {
                assertAccount(step.get("data"));
            }
        }
    }

    private void assertAccount(JsonNode recorded) {
        var account = recorded.get("label").textValue();
        var exchange = members.exchange();
        var book = exchange.bookOf(account);
        var balance = Balance.of(exchange, book, 0);
        var wanted = recorded.get("balance");
        assertThat(Balance.dollarsE4(balance.cash()))
                .isEqualTo(wanted.get("balance_dollars").textValue());
        assertThat(Balance.cents(balance.cash()))
                .isEqualTo(wanted.get("balance").longValue());
        assertThat(Balance.cents(balance.positionsValue()))
                .isEqualTo(wanted.get("portfolio_value").longValue());
        var position = recorded.get("positions").get("market_positions").get(0);
        var row = Positions.live(exchange, book, 0).getFirst();
        assertThat(List.of(
                        row.position().toString(),
                        row.exposure().toString(),
                        row.totalTraded().toString(),
                        row.realized().toString(),
                        row.fees().toString()))
                .containsExactly(
                        text(position, "position_fp"),
                        text(position, "market_exposure_dollars"),
                        text(position, "total_traded_dollars"),
                        text(position, "realized_pnl_dollars"),
                        text(position, "fees_paid_dollars"));
        assertFills(book, recorded.get("fills").get("fills"));
    }

    private static void assertFills(AccountBook book, JsonNode recorded) {
        var wanted = new ArrayList<String>();
        recorded.forEach(fill -> wanted.add(OF_A_FILL.stream()
                .map(field -> field.equals("action")
                        ? RecordedAction.asOrdered(fill)
                        : fill.get(field).asText())
                .toList()
                .toString()));
        var made = book.fills().newestFirst().stream()
                .map(fill -> OF_A_FILL.stream()
                        .map(field -> String.valueOf(fill.row().fields().get(field)))
                        .toList()
                        .toString())
                .toList();
        assertThat(made).isEqualTo(wanted);
    }

    private static String text(JsonNode row, String field) {
        return row.get(field).textValue();
    }

    private static Path recording(String file) {
        return SharedFolder.path("recordings/netting-2026-07/" + file);
    }
}
