package io.evenkeel.simulator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.stream.BookNotice.Cause;
import io.evenkeel.simulator.stream.BookNotice.Change;
import io.evenkeel.simulator.stream.BookView.Level;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said on one connection. Apostrophes stand for quotation marks; keys are in the recorded order. */
class StreamSessionTest {
    private static final Instant AT = Instant.parse("2026-09-20T14:05:10.120001Z");

    private final Client client = new Client();

    @Test
    void each_channel_is_confirmed_with_an_id_of_its_own() {
        assertThat(said("{'id':1,'cmd':'subscribe','params':{'channels':['orderbook_delta','trade'],"
                        + "'market_tickers':['A-1']}}"))
                .containsExactly(
                        text("{'type':'subscribed','id':1,'msg':{'channel':'orderbook_delta','sid':1}}"),
                        text("{'type':'subscribed','id':1,'msg':{'channel':'trade','sid':2}}"));
    }

    @Test
    void a_frame_ends_with_a_newline() {
        client.session().obey(null, Client.NOON);
        assertThat(client.frames())
                .singleElement()
                .extracting(frame -> frame.text())
                .asString()
                .endsWith("}\n");
    }

    @Test
    void an_order_book_begins_with_a_snapshot_whose_empty_side_is_not_there() {
        followBook("");
        grant(new BookView("A-1", List.of(level("0.4700", "3")), List.of()));
        assertThat(client.heard())
                .containsExactly(text("{'type':'orderbook_snapshot','sid':1,'seq':1,'msg':{'market_ticker':'A-1',"
                        + "'market_id':'" + MarketIds.of("A-1") + "','yes_dollars_fp':[['0.4700','3.00']]}}"));
    }

    @Test
    void changes_before_the_snapshot_are_in_it_and_not_told() {
        followBook("");
        assertThat(client.tell(change(BookSide.BID, "0.4700", null))).isEmpty();
        grant(new BookView("A-1", List.of(level("0.4700", "3")), List.of()));
        assertThat(client.heard()).hasSize(1);
        assertThat(client.tell(change(BookSide.BID, "0.4700", null)))
                .singleElement()
                .asString()
                .contains(text("'seq':2"));
    }

    @Test
    void the_no_side_is_told_in_no_prices() {
        followBook("");
        grant(new BookView("A-1", List.of(), List.of(level("0.4700", "3"), level("0.5200", "1"))));
        assertThat(client.heard().getFirst()).contains(text("'no_dollars_fp':[['0.4700','3.00'],['0.5200','1.00']]"));
        assertThat(client.tell(change(BookSide.ASK, "0.4800", null)))
                .containsExactly(
                        text("{'type':'orderbook_delta','sid':1,'seq':2,'msg':{'market_ticker':'A-1','market_id':'"
                                + MarketIds.of("A-1") + "','price_dollars':'0.5200','delta_fp':'-1.00','side':'no',"
                                + "'ts':'2026-09-20T14:05:10.120001Z','ts_ms':1789913110120}}"));
    }

    @Test
    void the_no_side_is_told_in_yes_prices_to_whoever_wants_it() {
        followBook(",'use_yes_price':true");
        grant(new BookView("A-1", List.of(), List.of(level("0.4700", "3"), level("0.5200", "1"))));
        assertThat(client.heard().getFirst()).contains(text("'no_dollars_fp':[['0.4800','1.00'],['0.5300','3.00']]"));
        assertThat(client.tell(change(BookSide.ASK, "0.4800", null)).getFirst())
                .contains(text("'price_dollars':'0.4800','delta_fp':'-1.00','side':'no'"));
    }

    @Test
    void only_who_caused_a_change_is_told_the_order() {
        followBook("");
        client.grantEmptyBooks();
        var own = change(BookSide.BID, "0.4700", new Cause("alpha", "c-79", 3));
        assertThat(client.tell(own).getFirst()).contains(text("'client_order_id':'c-79','subaccount':3"));
        var others = change(BookSide.BID, "0.4700", new Cause("beta", "c-80", 3));
        assertThat(client.tell(others).getFirst()).doesNotContain("c-80").doesNotContain("subaccount");
        assertThat(client.tell(change(BookSide.BID, "0.4700", new Cause("alpha", "", 0)))
                        .getFirst())
                .doesNotContain("client_order_id");
    }

    /** Recorded in July 2026: later subscriptions to the same channel were answered ok, and took numbers. */
    @Test
    void subscribing_again_adds_the_markets_and_takes_a_number() {
        followBook("");
        client.grantEmptyBooks();
        assertThat(said("{'id':6,'cmd':'subscribe','params':{'channels':['orderbook_delta'],'market_ticker':'A-0'}}"))
                .containsExactly(text("{'type':'ok','id':6,'sid':1,'seq':2,'msg':{'market_tickers':['A-0','A-1']}}"));
        assertThat(client.grantEmptyBooks()).singleElement().asString().contains(text("'seq':3"), "A-0");
    }

    @Test
    void markets_are_added_and_removed() {
        followBook("");
        client.grantEmptyBooks();
        assertThat(update("'sids':[1],'action':'add_markets','market_tickers':['A-2','A-1']"))
                .containsExactly(text("{'type':'ok','id':9,'sid':1,'seq':2,'msg':{'market_tickers':['A-1','A-2']}}"));
        assertThat(client.grantEmptyBooks()).hasSize(1);
        assertThat(update("'sid':1,'action':'delete_markets','market_ticker':'A-1'"))
                .containsExactly(text("{'type':'ok','id':9,'sid':1,'seq':4,'msg':{'market_tickers':['A-2']}}"));
        assertThat(client.tell(change(BookSide.BID, "0.4700", null))).isEmpty();
    }

    @Test
    void a_market_that_was_removed_before_its_snapshot_came_gets_none() {
        followBook("");
        update("'sid':1,'action':'delete_markets','market_ticker':'A-1'");
        assertThat(client.grantEmptyBooks()).isEmpty();
    }

    @Test
    void a_snapshot_that_is_asked_for_carries_the_command() {
        followBook("");
        client.grantEmptyBooks();
        assertThat(update("'sids':[1],'action':'get_snapshot','market_tickers':['A-1']"))
                .isEmpty();
        assertThat(client.grantEmptyBooks())
                .containsExactly(
                        text("{'type':'orderbook_snapshot','sid':1,'seq':2,'id':9,'msg':{'market_ticker':'A-1',"
                                + "'market_id':'" + MarketIds.of("A-1") + "'}}"));
    }

    @Test
    void a_snapshot_of_a_market_that_does_not_exist_is_an_error_that_names_it() {
        followBook("");
        client.grantEmptyBooks();
        update("'sids':[1],'action':'get_snapshot','market_tickers':['X']");
        client.session().grantBooks((Wish.Books) client.wishes().getFirst(), List.of());
        assertThat(client.heard())
                .containsExactly(text("{'type':'error','id':9,'msg':{'code':11,'msg':'Invalid parameter',"
                        + "'market_ticker':'X'}}"));
    }

    @Test
    void a_market_that_comes_to_be_later_begins_with_a_snapshot() {
        followBook("");
        client.session().grantBooks((Wish.Books) client.wishes().getFirst(), List.of());
        assertThat(client.heard()).isEmpty();
        assertThat(client.tell(change(BookSide.BID, "0.4700", null))).isEmpty();
        assertThat(client.grantEmptyBooks()).singleElement().asString().contains("orderbook_snapshot");
    }

    @Test
    void the_present_ticker_comes_first_for_whoever_wants_it() {
        said("{'id':1,'cmd':'subscribe','params':{'channels':['ticker'],'market_ids':['id-of-A-1'],"
                + "'send_initial_snapshot':true}}");
        assertThat(client.wishes()).containsExactly(new Wish.Tickers(1, List.of("A-1")));
        client.session()
                .grantTickers(
                        new Wish.Tickers(1, List.of("A-1")),
                        List.of(Notice.of(Channel.TICKER, "ticker", "A-1", null, () -> "{}")));
        assertThat(client.heard()).containsExactly(text("{'type':'ticker','sid':1,'msg':{}}"));
    }

    @Test
    void a_subscription_without_markets_is_of_all_and_stays_so() {
        said("{'id':1,'cmd':'subscribe','params':{'channels':['trade']}}");
        assertThat(said("{'id':2,'cmd':'subscribe','params':{'channels':['trade'],'market_ticker':'A-1'}}"))
                .containsExactly(text("{'type':'ok','id':2,'sid':1,'seq':1,'msg':{}}"));
        assertThat(client.tell(Notice.of(Channel.TRADE, "trade", "B-7", null, () -> "{}")))
                .containsExactly(text("{'type':'trade','sid':1,'seq':2,'msg':{}}"));
    }

    @Test
    void what_is_private_is_told_to_its_owner_only_and_has_no_number() {
        said("{'id':1,'cmd':'subscribe','params':{'channels':['fill']}}");
        assertThat(client.tell(Notice.of(Channel.FILL, "fill", "A-1", "beta", () -> "{}")))
                .isEmpty();
        assertThat(client.tell(Notice.of(Channel.FILL, "fill", "A-1", "alpha", () -> "{}")))
                .containsExactly(text("{'type':'fill','sid':1,'msg':{}}"));
    }

    @Test
    void a_reply_on_a_channel_without_numbers_has_none() {
        said("{'id':1,'cmd':'subscribe','params':{'channels':['fill'],'market_ticker':'A-1'}}");
        assertThat(update("'sid':1,'action':'add_markets','market_ticker':'A-2'"))
                .containsExactly(text("{'type':'ok','id':9,'sid':1,'msg':{'market_tickers':['A-1','A-2']}}"));
    }

    @Test
    void a_text_that_many_are_told_is_made_once() {
        said("{'id':1,'cmd':'subscribe','params':{'channels':['ticker']}}");
        var made = new int[1];
        var notice = Notice.of(Channel.TICKER, "ticker", "A-1", null, () -> "{\"made\":" + ++made[0] + "}");
        assertThat(client.tell(notice)).isEqualTo(client.tell(notice));
        assertThat(made[0]).isEqualTo(1);
    }

    @Test
    void unsubscribing_takes_the_last_number() {
        followBook("");
        client.grantEmptyBooks();
        assertThat(said("{'id':4,'cmd':'unsubscribe','params':{'sids':[1,7]}}"))
                .containsExactly(
                        text("{'type':'unsubscribed','id':4,'sid':1,'seq':2}"),
                        text("{'type':'error','id':4,'msg':{'code':7,'msg':'Unknown subscription ID'}}"));
        assertThat(client.tell(change(BookSide.BID, "0.4700", null))).isEmpty();
        followBook("");
        assertThat(client.grantEmptyBooks()).singleElement().asString().contains(text("'sid':2,'seq':1"));
    }

    @Test
    void all_subscriptions_are_listed() {
        said("{'id':1,'cmd':'subscribe','params':{'channels':['market_lifecycle_v2','user_orders']}}");
        assertThat(said("{'id':5,'cmd':'list_subscriptions'}"))
                .containsExactly(text("{'type':'ok','id':5,'msg':[{'channel':'market_lifecycle_v2','sid':1},"
                        + "{'channel':'user_orders','sid':2}]}"));
    }

    @Test
    void short_replies_do_not_list_the_markets() {
        followBook(",'skip_ticker_ack':true");
        assertThat(update("'sid':1,'action':'add_markets','market_ticker':'A-2'"))
                .containsExactly(text("{'type':'ok','id':9,'sid':1,'seq':1,'msg':{}}"));
    }

    @Test
    void who_is_too_slow_loses_the_subscription_and_may_begin_again() {
        followBook("");
        client.grantEmptyBooks();
        client.session().overflow(1);
        client.session().overflow(1);
        assertThat(client.heard())
                .containsExactly(
                        text("{'type':'error','sid':1,'msg':{'code':25,'msg':'Subscription buffer overflow'}}"));
        followBook("");
        assertThat(client.grantEmptyBooks()).singleElement().asString().contains(text("'sid':2,'seq':1"));
    }

    private List<String> followBook(String more) {
        return said("{'id':1,'cmd':'subscribe','params':{'channels':['orderbook_delta'],'market_tickers':['A-1']" + more
                + "}}");
    }

    private void grant(BookView book) {
        client.heard();
        client.session().grantBooks((Wish.Books) client.wishes().getFirst(), List.of(book));
    }

    private List<String> update(String params) {
        return said("{'id':9,'cmd':'update_subscription','params':{" + params + "}}");
    }

    private List<String> said(String command) {
        client.heard();
        return client.say(text(command));
    }

    private static String text(String apostrophes) {
        return apostrophes.replace('\'', '"');
    }

    private static Level level(String price, String size) {
        return new Level(Price.parse(price), Quantity.parse(size));
    }

    private static BookNotice change(BookSide side, String yesPrice, @Nullable Cause cause) {
        return new BookNotice(new Change("A-1", side, Price.parse(yesPrice), Quantity.parse("-1.00"), AT), cause);
    }
}
