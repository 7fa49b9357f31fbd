package io.evenkeel.kalshi.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.kalshi.ws.SessionEvent.Cause;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of one connection, without any: what the exchange says, what we say, what is told. */
class ConversationTest {
    private static final MarketTicker A = new MarketTicker("A");
    private static final MarketTicker B = new MarketTicker("B");

    private final Interests interests = new Interests();
    private final List<SessionEvent> told = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final Conversation conversation = new Conversation(interests::of, told::add, said::add, 3);

    @Test
    void what_is_wanted_is_subscribed_to_channel_by_channel() {
        interests.everything(Channel.FILLS);
        interests.add(Channel.ORDERBOOK, List.of(A, B));

        conversation.settle();

        assertThat(said)
                .containsExactly(
                        "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"fill\"]}}",
                        "{\"id\":2,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"orderbook_delta\"],"
                                + "\"market_tickers\":[\"A\",\"B\"],\"use_yes_price\":true}}");
        conversation.onText(subscribed(2, "orderbook_delta", 7));
        assertThat(told).containsExactly(new SessionEvent.Subscribed(Channel.ORDERBOOK, Set.of(A, B)));
    }

    @Test
    void nothing_is_said_twice_while_an_answer_is_waited_for() {
        interests.everything(Channel.FILLS);

        conversation.settle();
        conversation.settle();

        assertThat(said).hasSize(1);
    }

    @Test
    void a_changed_interest_is_one_update_at_a_time_and_then_an_unsubscription() {
        follow(Channel.QUOTES, List.of(A), "ticker", 3);
        interests.add(Channel.QUOTES, List.of(B));
        interests.remove(Channel.QUOTES, List.of(A));

        conversation.settle();
        conversation.onText("{\"id\":2,\"sid\":3,\"type\":\"ok\",\"msg\":{\"market_tickers\":[\"A\",\"B\"]}}");
        conversation.onText("{\"id\":3,\"sid\":3,\"type\":\"ok\",\"msg\":{\"market_tickers\":[\"B\"]}}");
        interests.remove(Channel.QUOTES);
        conversation.settle();
        conversation.onText("{\"id\":4,\"sid\":3,\"seq\":9,\"type\":\"unsubscribed\"}");
        conversation.settle();

        assertThat(said.subList(1, said.size()))
                .containsExactly(
                        "{\"id\":2,\"cmd\":\"update_subscription\",\"params\":{\"sids\":[3],"
                                + "\"action\":\"add_markets\",\"market_tickers\":[\"B\"]}}",
                        "{\"id\":3,\"cmd\":\"update_subscription\",\"params\":{\"sids\":[3],"
                                + "\"action\":\"delete_markets\",\"market_tickers\":[\"A\"]}}",
                        "{\"id\":4,\"cmd\":\"unsubscribe\",\"params\":{\"sids\":[3]}}");
        assertThat(told)
                .containsExactly(
                        new SessionEvent.Subscribed(Channel.QUOTES, Set.of(A)),
                        new SessionEvent.Subscribed(Channel.QUOTES, Set.of(B)));
    }

    @Test
    void a_thousand_markets_are_asked_for_in_bounded_commands() {
        var markets = IntStream.range(0, 1200)
                .mapToObj(n -> new MarketTicker("M" + n))
                .toList();

        follow(Channel.QUOTES, markets, "ticker", 1);
        conversation.onText("{\"id\":2,\"sid\":1,\"type\":\"ok\",\"msg\":{}}");
        conversation.onText("{\"id\":3,\"sid\":1,\"type\":\"ok\",\"msg\":{}}");

        assertThat(said).hasSize(3);
        assertThat(told.stream()
                        .map(event ->
                                ((SessionEvent.Subscribed) event).markets().size()))
                .containsExactly(500, 500, 200);
    }

    @Test
    void numbers_count_up_through_frames_and_replies_alike() {
        follow(Channel.TRADES, List.of(A), "trade", 1);
        conversation.onText(trade(1, 1));
        interests.add(Channel.TRADES, List.of(B));
        conversation.settle();
        conversation.onText("{\"id\":2,\"sid\":1,\"seq\":2,\"type\":\"ok\",\"msg\":{}}");
        conversation.onText(trade(1, 3));

        assertThat(frames()).containsExactly(1L, 3L);
        assertThat(told).noneMatch(SessionEvent.Gap.class::isInstance);
    }

    @Test
    void a_gap_is_told_and_nothing_more_comes_until_the_channel_is_subscribed_to_anew() {
        follow(Channel.TRADES, List.of(A), "trade", 1);
        conversation.onText(trade(1, 1));
        conversation.onText(trade(1, 3));
        conversation.onText(trade(1, 4));
        conversation.onText("{\"id\":2,\"sid\":1,\"seq\":5,\"type\":\"unsubscribed\"}");
        conversation.onText(trade(1, 6));
        conversation.onText(subscribed(3, "trade", 2));
        conversation.onText(trade(2, 1));

        assertThat(said.subList(1, 3))
                .containsExactly(
                        "{\"id\":2,\"cmd\":\"unsubscribe\",\"params\":{\"sids\":[1]}}",
                        "{\"id\":3,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"trade\"],"
                                + "\"market_tickers\":[\"A\"]}}");
        assertThat(told.stream().map(event -> event.getClass().getSimpleName()))
                .containsExactly("Subscribed", "Frame", "Gap", "Subscribed", "Frame");
        assertThat(told.get(2)).isEqualTo(new SessionEvent.Gap(Channel.TRADES, "frame 3 came after frame 1"));
        assertThat(frames()).containsExactly(1L, 1L);
    }

    @Test
    void the_first_frame_after_a_subscription_has_to_be_the_first() {
        follow(Channel.TRADES, List.of(A), "trade", 1);

        conversation.onText(trade(1, 2));

        assertThat(told).contains(new SessionEvent.Gap(Channel.TRADES, "frame 2 came after frame 0"));
    }

    @Test
    void a_reply_that_shows_a_gap_is_a_gap() {
        follow(Channel.TRADES, List.of(A), "trade", 1);
        interests.add(Channel.TRADES, List.of(B));
        conversation.settle();

        conversation.onText("{\"id\":2,\"sid\":1,\"seq\":4,\"type\":\"ok\",\"msg\":{}}");

        assertThat(told).last().isEqualTo(new SessionEvent.Gap(Channel.TRADES, "frame 4 came after frame 0"));
        assertThat(said).last().isEqualTo("{\"id\":3,\"cmd\":\"unsubscribe\",\"params\":{\"sids\":[1]}}");
    }

    /** Nothing of the subscription is told any more, so it would be untrue that the market is followed. */
    @Test
    void a_command_that_is_confirmed_after_a_gap_is_told_only_with_the_subscription_that_mends_it() {
        follow(Channel.TRADES, List.of(A), "trade", 1);
        interests.add(Channel.TRADES, List.of(B));
        conversation.settle();
        conversation.onText(trade(1, 2));
        told.clear();

        conversation.onText("{\"id\":2,\"sid\":1,\"seq\":3,\"type\":\"ok\",\"msg\":{}}");
        conversation.onText(trade(1, 4));

        assertThat(told).isEmpty();
        conversation.onText("{\"id\":3,\"sid\":1,\"seq\":5,\"type\":\"unsubscribed\"}");
        conversation.onText(subscribed(4, "trade", 2));
        assertThat(told).containsExactly(new SessionEvent.Subscribed(Channel.TRADES, Set.of(A, B)));
    }

    @Test
    void gaps_without_end_end_the_connection() {
        follow(Channel.TRADES, List.of(A), "trade", 1);

        assertThatThrownBy(() -> {
                    for (var n = 0; n < 10; n++) {
                        conversation.onText(trade(1 + n, 2));
                        conversation.onText("{\"sid\":" + (1 + n) + ",\"type\":\"unsubscribed\"}");
                        conversation.onText(subscribed(0, "trade", 2 + n));
                    }
                })
                .isInstanceOf(Breach.class)
                .hasMessageContaining("too many gaps");
        assertThat(told.stream().filter(SessionEvent.Gap.class::isInstance)).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void a_number_that_has_been_there_ends_the_connection(long again) {
        follow(Channel.TRADES, List.of(A), "trade", 1);
        conversation.onText(trade(1, 1));
        conversation.onText(trade(1, 2));

        assertThatThrownBy(() -> conversation.onText(trade(1, again)))
                .isInstanceOfSatisfying(
                        Breach.class, breach -> assertThat(breach.why()).isEqualTo(Cause.BREACH))
                .hasMessage("frame " + again + " of channel trade came after frame 2");
    }

    @Test
    void a_frame_that_nobody_asked_for_ends_the_connection() {
        assertThatThrownBy(() -> conversation.onText(trade(1, 1)))
                .isInstanceOf(Breach.class)
                .hasMessageContaining("subscription 1, which was never made");
        assertThatThrownBy(() -> conversation.onText(subscribed(1, "trade", 1)))
                .isInstanceOf(Breach.class)
                .hasMessageContaining("not asked for");
    }

    @Test
    void a_frame_that_was_on_its_way_when_the_channel_was_left_is_nobodys_fault() {
        follow(Channel.FILLS, List.of(A), "fill", 1);
        interests.remove(Channel.FILLS);
        conversation.settle();
        conversation.onText("{\"id\":2,\"sid\":1,\"type\":\"unsubscribed\"}");

        conversation.onText("{\"type\":\"fill\",\"sid\":1,\"msg\":{}}");

        assertThat(told).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "[]",
                "{\"sid\":1}",
                "{\"type\":\"trade\",\"msg\":{}}",
                "{\"type\":\"trade\",\"sid\":-1}",
                "{\"type\":\"trade\",\"sid\":1,\"sid\":1}",
                "{\"type\":\"subscribed\",\"id\":1,\"msg\":{\"channel\":5}}",
                "{\"type\":\"error\",\"id\":1,\"msg\":{\"code\":\"8\"}}"
            })
    void what_is_no_frame_is_handed_on_as_it_came(String raw) {
        conversation.onText(raw);

        assertThat(told).singleElement().isInstanceOfSatisfying(SessionEvent.Unreadable.class, unreadable -> {
            assertThat(new String(unreadable.raw(), StandardCharsets.UTF_8)).isEqualTo(raw);
            assertThat(unreadable.reason()).isNotEmpty();
            assertThat(unreadable.channel()).isNull();
        });
    }

    @Test
    void a_frame_with_an_impossible_value_is_handed_on_and_the_session_goes_on() {
        follow(Channel.TRADES, List.of(A), "trade", 1);

        conversation.onText(trade(1, 1).replace("0.6100", "1.6100"));
        conversation.onText(trade(1, 2));

        assertThat(told.get(1)).isInstanceOfSatisfying(SessionEvent.Unreadable.class, unreadable -> {
            assertThat(unreadable.channel()).isEqualTo(Channel.TRADES);
            assertThat(unreadable.reason()).startsWith("yes_price_dollars");
        });
        assertThat(frames()).containsExactly(2L);
    }

    @Test
    void a_book_with_a_frame_that_cannot_be_understood_is_asked_for_anew() {
        follow(Channel.ORDERBOOK, List.of(A), "orderbook_delta", 1);

        conversation.onText("{\"type\":\"orderbook_delta\",\"sid\":1,\"seq\":1,\"msg\":{\"market_ticker\":\"A\"}}");

        assertThat(told.stream().map(event -> event.getClass().getSimpleName()))
                .containsExactly("Subscribed", "Unreadable", "Gap");
        assertThat(said).last().isEqualTo("{\"id\":2,\"cmd\":\"unsubscribe\",\"params\":{\"sids\":[1]}}");
    }

    @Test
    void a_refused_command_is_told_and_tried_again_after_a_while() {
        interests.everything(Channel.FILLS);
        conversation.settle();

        conversation.onText("{\"id\":1,\"type\":\"error\",\"msg\":{\"code\":27,\"msg\":\"Too many requests\"}}");

        assertThat(told).containsExactly(new SessionEvent.Refused(Channel.FILLS, 27, "Too many requests"));
        conversation.settle();
        conversation.tick();
        conversation.tick();
        conversation.tick();
        assertThat(said).hasSize(1);
        conversation.tick();
        assertThat(said).hasSize(2);
    }

    @Test
    void a_complaint_about_nothing_in_particular_is_told() {
        conversation.onText("{\"type\":\"error\",\"msg\":{\"code\":1,\"msg\":\"Unable\\u0007 to process\"}}");

        assertThat(told).containsExactly(new SessionEvent.Refused(null, 1, "Unable  to process"));
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 25})
    void a_subscription_that_the_exchange_ends_is_a_gap_and_made_anew(long code) {
        follow(Channel.FILLS, List.of(), "fill", 4);

        conversation.onText("{\"sid\":4,\"type\":\"error\",\"msg\":{\"code\":" + code + ",\"msg\":\"x\"}}");

        assertThat(told)
                .last()
                .isEqualTo(
                        new SessionEvent.Gap(Channel.FILLS, "the exchange ended the subscription with error " + code));
        assertThat(said).last().isEqualTo("{\"id\":2,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"fill\"]}}");
    }

    @Test
    void a_session_that_is_not_authenticated_is_the_keys_fault() {
        assertThatThrownBy(() -> conversation.onText("{\"type\":\"error\",\"msg\":{\"code\":9,\"msg\":\"x\"}}"))
                .isInstanceOfSatisfying(
                        Breach.class, breach -> assertThat(breach.why()).isEqualTo(Cause.KEY_REFUSED));
    }

    @Test
    void a_command_without_an_answer_ends_the_connection() {
        interests.everything(Channel.FILLS);
        conversation.settle();
        conversation.tick();
        conversation.tick();

        assertThatThrownBy(conversation::tick)
                .isInstanceOfSatisfying(
                        Breach.class, breach -> assertThat(breach.why()).isEqualTo(Cause.UNANSWERED));
    }

    private void follow(Channel channel, List<MarketTicker> markets, String wire, long sid) {
        if (markets.isEmpty()) {
            interests.everything(channel);
        } else {
            interests.add(channel, markets);
        }
        conversation.settle();
        conversation.onText(subscribed(1, wire, sid));
    }

    private List<Long> frames() {
        return told.stream()
                .filter(SessionEvent.Frame.class::isInstance)
                .map(event -> ((SessionEvent.Frame) event).seq())
                .toList();
    }

    private static String subscribed(long id, String channel, long sid) {
        return "{\"id\":" + id + ",\"type\":\"subscribed\",\"msg\":{\"channel\":\"" + channel + "\",\"sid\":" + sid
                + "}}";
    }

    private static String trade(long sid, long seq) {
        return "{\"type\":\"trade\",\"sid\":" + sid + ",\"seq\":" + seq + ",\"msg\":{\"trade_id\":\"t" + seq
                + "\",\"market_ticker\":\"A\",\"yes_price_dollars\":\"0.6100\",\"no_price_dollars\":\"0.3900\","
                + "\"count_fp\":\"4.00\",\"taker_outcome_side\":\"no\",\"taker_book_side\":\"ask\","
                + "\"is_block_trade\":false,\"ts_ms\":1789913110120}}";
    }
}
