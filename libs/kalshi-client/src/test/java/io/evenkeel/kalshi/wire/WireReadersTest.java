package io.evenkeel.kalshi.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireReadersTest {
    private static final String FILL =
            "{\"fill_id\":\"f-1\",\"order_id\":\"o-1\",\"ticker\":\"T-1\",\"market_ticker\":\"T-1\","
                    + "\"book_side\":\"ask\","
                    + "\"outcome_side\":\"no\",\"side\":\"no\",\"action\":\"sell\",\"count_fp\":\"4.00\","
                    + "\"yes_price_dollars\":\"0.610000\",\"no_price_dollars\":\"0.39\",\"is_taker\":true,"
                    + "\"fee_cost\":\"0.066700\",\"created_time\":\"2026-09-20T14:05:10.12Z\",\"subaccount_number\":3,"
                    + "\"brand_new\":{\"a\":[1,2.50]}}";
    private static final String SETTLEMENT = "{\"ticker\":\"T-1\",\"event_ticker\":\"T\",\"market_result\":\"scalar\","
            + "\"yes_count_fp\":\"10.00\",\"no_count_fp\":\"4.00\",\"yes_total_cost_dollars\":\"5.2\","
            + "\"no_total_cost_dollars\":\"1.560000\","
            + "\"revenue\":222,\"value\":37,\"fee_cost\":\"0.241500\",\"settled_time\":\"2027-01-01T06:10:00Z\"}";

    @Test
    void a_fill_is_read_exactly_and_keeps_its_own_text() {
        var page = WireReaders.fills(body("{\"cursor\":\"\",\"fills\":[ " + FILL + " ]}"));

        assertThat(page.isLast()).isTrue();
        assertThat(page.unreadable()).isEmpty();
        assertThat(page.good()).hasSize(1);
        assertThat(page.good().getFirst().raw()).isEqualTo(FILL);
        var fill = page.good().getFirst().value();
        assertThat(fill.bookSide()).isEqualTo(BookSide.ASK);
        assertThat(fill.count()).isEqualTo(Quantity.parse("4"));
        assertThat(fill.yesPrice()).isEqualTo(Price.parse("0.61"));
        assertThat(fill.fee()).isEqualTo(Money.parse("0.0667"));
        assertThat(fill.subaccount()).isEqualTo(new Subaccount(3));
        assertThat(fill.createdTime()).isEqualTo(Instant.parse("2026-09-20T14:05:10.120Z"));
    }

    @Test
    void a_fill_without_the_newer_fields_takes_side_and_ts_and_an_unknown_fee() {
        var old = FILL.replace("\"book_side\":\"ask\",", "")
                .replace("\"outcome_side\":\"no\",", "")
                .replace("\"fee_cost\":\"0.066700\",", "")
                .replace("\"created_time\":\"2026-09-20T14:05:10.12Z\"", "\"ts\":1789913110");

        var fill = onlyFill(old);

        assertThat(fill.bookSide()).isEqualTo(BookSide.ASK);
        assertThat(fill.fee()).isNull();
        assertThat(fill.createdTime()).isEqualTo(Instant.ofEpochSecond(1789913110));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"fill_id\":\"f-1\",        | ``                         | fill_id is missing",
                "\"count_fp\":\"4.00\"       | \"count_fp\":4             | count_fp is not a string",
                "\"count_fp\":\"4.00\"       | \"count_fp\":null          | count_fp is missing",
                "\"count_fp\":\"4.00\"       | \"count_fp\":\"-4.00\"     | count_fp is negative",
                "\"count_fp\":\"4.00\"       | \"count_fp\":\"0.00\"      | count_fp is zero",
                "\"count_fp\":\"4.00\"       | \"count_fp\":\"4e2\"       | count_fp: not a plain decimal",
                "\"count_fp\":\"4.00\"       | \"count_fp\":\"\"          | count_fp: not a decimal",
                "\"count_fp\":\"4.00\"       | \"count_fp\":\"4.001\"     | count_fp: more than 2 decimals",
                "\"count_fp\":\"4.00\"       | \"count_fp\":\"10000000000000000.00\" | count_fp is out of range",
                "\"count_fp\":\"4.00\"       | \"count_fp\":\"9223372036854.78\" | count_fp is out of range",
                "\"count_fp\":\"4.00\"       | \"count_fp\":\"-92233720368547758.08\" | count_fp is out of range",
                "\"0.610000\"                | \"0.6100001\"              | yes_price_dollars: more than 4 decimals",
                "\"0.610000\"                | \"1.61\"                   | yes_price_dollars: price outside 0..1",
                "\"0.39\"                    | \"0.38\"                   | do not add up to 1",
                "\"book_side\":\"ask\"       | \"book_side\":\"bid\"      | book_side and outcome_side differ",
                "\"book_side\":\"ask\"       | \"book_side\":\"both\"     | book_side: book side is neither",
                "\"market_ticker\":\"T-1\"   | \"market_ticker\":\"T-2\"  | ticker and market_ticker differ",
                "\"fee_cost\":\"0.066700\"   | \"fee_cost\":\"-1\"        | fee_cost is negative",
                "\"2026-09-20T14:05:10.12Z\" | \"yesterday\"              | created_time is no RFC 3339 time",
                "\"2026-09-20T14:05:10.12Z\" | \"0001-01-01T00:00:00Z\"   | created_time is out of range",
                "\"subaccount_number\":3     | \"subaccount_number\":64   | subaccount_number is outside 0..63",
                "\"order_id\":\"o-1\"        | \"fill_id\":\"f-2\"        | Duplicate field 'fill_id'",
                "{\"a\":[1,2.50]}            | \"\\u0000\"                | NUL character",
                "{\"a\":[1,2.50]}            | \"\\ud800\"                | half a character",
                "{\"a\":[1,2.50]}            | 1e999999                   | a number is out of range"
            })
    void a_fill_that_cannot_be_is_set_apart_and_the_rest_of_the_page_goes_on(String part, String bad, String reason) {
        var broken = FILL.replace(part, bad);
        assertThat(broken).isNotEqualTo(FILL);

        var page = WireReaders.fills(body("{\"fills\":[" + FILL + "," + broken + "," + FILL + "],\"cursor\":\"x\"}"));

        assertThat(page.good()).hasSize(2);
        assertThat(page.unreadable()).hasSize(1);
        assertThat(page.unreadable().getFirst().raw()).isEqualTo(broken);
        assertThat(page.unreadable().getFirst().reason()).contains(reason);
        assertThat(page.cursor()).isEqualTo("x");
    }

    @Test
    void as_many_contracts_as_can_be_valued_are_read() {
        assertThat(onlyFill(FILL.replace("\"4.00\"", "\"9223372036854.77\""))
                        .count()
                        .toString())
                .isEqualTo("9223372036854.77");
    }

    /** It is stored and shown: a NUL would be refused by the table, and a line break is another line in a log. */
    @Test
    void a_reason_is_printable_whatever_the_record_holds() {
        var page = WireReaders.fills(
                body("{\"fills\":[{\"k\\u0000\\n\\u202e\":1,\"k\\u0000\\n\\u202e\":2}],\"cursor\":\"\"}"));

        assertThat(page.unreadable())
                .singleElement()
                .extracting(Unreadable::reason)
                .isEqualTo("record is not readable: Duplicate field 'k   '");
    }

    @Test
    void what_is_no_object_is_set_apart_too() {
        var page = WireReaders.fills(body("{\"fills\":[null,12,\"x\",[1]," + FILL + "],\"cursor\":\"\"}"));

        assertThat(page.good()).hasSize(1);
        assertThat(page.unreadable()).extracting(Unreadable::raw).containsExactly("null", "12", "\"x\"", "[1]");
    }

    @Test
    void a_null_list_is_empty() {
        var page = WireReaders.fills(body("{\"fills\":null,\"cursor\":\"\"}"));

        assertThat(page.size()).isZero();
        assertThat(page.isLast()).isTrue();
    }

    /** Were it the end, a list whose cursor has another name would count as read whole after its first page. */
    @ParameterizedTest
    @ValueSource(strings = {"", ",\"next_cursor\":\"x\"", ",\"cursor\":null"})
    void a_missing_cursor_is_a_failure_where_the_exchange_always_sends_one(String cursor) {
        assertThatThrownBy(() -> WireReaders.fills(body("{\"fills\":[" + FILL + "]" + cursor + "}")))
                .isInstanceOf(ExchangeFailure.Unintelligible.class)
                .hasMessage("answer has no cursor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "<!DOCTYPE html><html><body>maintenance</body></html>",
                "{}",
                "[]",
                "{\"cursor\":\"\"}",
                "{\"fills\":{}",
                "{\"fills\":[",
                "{\"fills\":[{\"fill_id\":\"f-1\"",
                "{\"fills\":[]",
                "{\"fills\":[],\"cursor\":\"\"} and more",
                "{\"fills\":[],\"fills\":[],\"cursor\":\"\"}",
                "{\"fills\":[],\"cursor\":7}",
                "{\"fills\":\"none\",\"cursor\":\"\"}",
                "{\"error\":{\"code\":\"internal\"},\"fills\":[],\"cursor\":\"\"}",
                "\uFEFF{\"fills\":[],\"cursor\":\"\"}"
            })
    void what_is_no_page_is_a_failure_and_never_an_empty_page(String text) {
        assertThatThrownBy(() -> WireReaders.fills(body(text))).isInstanceOf(ExchangeFailure.Unintelligible.class);
    }

    @Test
    void bytes_of_another_charset_are_a_failure() {
        assertThatThrownBy(() ->
                        WireReaders.fills("{\"fills\":[],\"cursor\":\"\u00e9\"}".getBytes(StandardCharsets.UTF_16LE)))
                .isInstanceOf(ExchangeFailure.Unintelligible.class);
        assertThatThrownBy(() ->
                        WireReaders.fills("{\"fills\":[],\"cursor\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(ExchangeFailure.Unintelligible.class);
    }

    @Test
    void a_settlement_keeps_gross_counts_and_turns_cents_into_dollars() {
        var settlement = WireReaders.settlements(body("{\"settlements\":[" + SETTLEMENT + "]}"))
                .good()
                .getFirst()
                .value();

        assertThat(settlement.marketResult()).isEqualTo("scalar");
        assertThat(settlement.revenue()).isEqualTo(Money.parse("2.22"));
        assertThat(settlement.value()).isEqualTo(Price.parse("0.37"));
        assertThat(settlement.yesTotalCost()).isEqualTo(Money.parse("5.2"));
    }

    @Test
    void a_settlement_may_leave_its_value_out() {
        assertThat(WireReaders.settlements(body(
                                "{\"settlements\":[" + SETTLEMENT.replace("\"value\":37", "\"value\":null") + "]}"))
                        .good()
                        .getFirst()
                        .value()
                        .value())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"revenue\":222 | \"revenue\":\"2.22\" | revenue is not an integer",
                "\"revenue\":222 | \"revenue\":2.22 | revenue is not an integer",
                "\"revenue\":222 | \"revenue\":-1 | revenue is negative",
                "\"revenue\":222 | \"revenue\":99999999999999999999 | revenue is out of range",
                "\"value\":37 | \"value\":101 | value is outside 0..100",
                "\"10.00\" | \"-10.00\" | yes_count_fp is negative"
            })
    void a_settlement_that_cannot_be_is_set_apart(String part, String bad, String reason) {
        var page = WireReaders.settlements(body("{\"settlements\":[" + SETTLEMENT.replace(part, bad) + "]}"));

        assertThat(page.unreadable()).hasSize(1);
        assertThat(page.unreadable().getFirst().reason()).contains(reason);
    }

    @Test
    void an_order_with_an_unknown_status_is_set_apart() {
        var order = "{\"order_id\":\"o-1\",\"client_order_id\":\"\",\"ticker\":\"T-1\",\"side\":\"yes\","
                + "\"action\":\"sell\",\"status\":\"resting\",\"yes_price_dollars\":\"0.45\","
                + "\"initial_count_fp\":\"5\",\"fill_count_fp\":\"2\",\"remaining_count_fp\":\"3\","
                + "\"taker_fill_cost_dollars\":\"0.5\",\"maker_fill_cost_dollars\":\"0.25\","
                + "\"taker_fees_dollars\":\"0.01\",\"maker_fees_dollars\":\"0\"}";

        var page = WireReaders.orders(
                body("{\"orders\":[" + order + "," + order.replace("resting", "melting") + "],\"cursor\":\"\"}"));

        assertThat(page.good()).hasSize(1);
        assertThat(page.good().getFirst().value().bookSide()).isEqualTo(BookSide.ASK);
        assertThat(page.good().getFirst().value().fillCost()).isEqualTo(Money.parse("0.75"));
        assertThat(page.unreadable().getFirst().reason()).isEqualTo("status is unknown");
    }

    private static Fill onlyFill(String text) {
        return WireReaders.fills(body("{\"fills\":[" + text + "],\"cursor\":\"\"}"))
                .good()
                .getFirst()
                .value();
    }

    private static byte[] body(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
