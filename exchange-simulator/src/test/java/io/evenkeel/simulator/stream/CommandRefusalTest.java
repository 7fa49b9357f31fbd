package io.evenkeel.simulator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake has its code. */
class CommandRefusalTest {
    private final Client client = new Client("alpha", new StreamLimits(3, 5));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            2  | {'id':9,'cmd':'subscribe'}
            2  | {'id':9,'cmd':'unsubscribe','params':[]}
            3  | {'id':9,'cmd':'subscribe','params':{}}
            3  | {'id':9,'cmd':'subscribe','params':{'channels':[]}}
            4  | {'id':9,'cmd':'unsubscribe','params':{}}
            5  | {'id':9,'cmd':'hello'}
            5  | {'id':9}
            7  | {'id':9,'cmd':'unsubscribe','params':{'sids':[2]}}
            7  | {'id':9,'cmd':'update_subscription','params':{'sid':2,'action':'add_markets','market_ticker':'A'}}
            8  | {'id':9,'cmd':'subscribe','params':{'channels':['ticker_v2']}}
            11 | {'id':9,'cmd':'subscribe','params':{'channels':'trade'}}
            11 | {'id':9,'cmd':'subscribe','params':{'channels':['trade'],'market_ticker':7}}
            11 | {'id':9,'cmd':'subscribe','params':{'channels':['trade'],'market_ticker':'A','market_tickers':['B']}}
            11 | {'id':9,'cmd':'subscribe','params':{'channels':['trade'],'market_id':'id-of-A'}}
            11 | {'id':9,'cmd':'subscribe','params':{'channels':['ticker'],'market_id':'nobody'}}
            11 | {'id':9,'cmd':'subscribe','params':{'channels':['trade'],'skip_ticker_ack':'yes'}}
            11 | {'id':9,'cmd':'unsubscribe','params':{'sids':['1']}}
            12 | {'id':9,'cmd':'update_subscription','params':{'action':'add_markets','market_ticker':'A'}}
            12 | {'id':9,'cmd':'update_subscription','params':{'sids':[1,2],'action':'add_markets','market_ticker':'A'}}
            12 | {'id':9,'cmd':'update_subscription','params':{'sid':1,'sids':[1],'action':'add_markets'}}
            13 | {'id':9,'cmd':'update_subscription','params':{'sid':1,'action':'double_markets','market_ticker':'A'}}
            13 | {'id':9,'cmd':'update_subscription','params':{'sid':1,'action':'get_snapshot','market_ticker':'A'}}
            14 | {'id':9,'cmd':'subscribe','params':{'channels':['orderbook_delta']}}
            14 | {'id':9,'cmd':'subscribe','params':{'channels':['orderbook_delta'],'market_id':'id-of-A'}}
            14 | {'id':9,'cmd':'subscribe','params':{'channels':['trade'],'market_tickers':[]}}
            14 | {'id':9,'cmd':'update_subscription','params':{'sid':1,'action':'add_markets'}}
            15 | {'id':9,'cmd':'update_subscription','params':{'sid':1,'market_ticker':'A'}}
            19 | {'id':9,'cmd':'subscribe','params':{'channels':['communications'],'shard_factor':0}}
            20 | {'id':9,'cmd':'subscribe','params':{'channels':['communications'],'shard_key':1}}
            21 | {'id':9,'cmd':'subscribe','params':{'channels':['communications'],'shard_factor':4,'shard_key':4}}
            22 | {'id':9,'cmd':'subscribe','params':{'channels':['communications'],'shard_factor':101}}
            26 | {'id':9,'cmd':'subscribe','params':{'channels':['trade'],'market_tickers':['A','B','C']}}
            """)
    void each_mistake_has_its_code(int code, String command) {
        client.say("{\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"ticker\"],\"market_ticker\":\"Z\"}}");
        assertThat(client.say(command.replace('\'', '"')))
                .singleElement()
                .asString()
                .startsWith("{\"type\":\"error\",\"id\":9,\"msg\":{\"code\":" + code + ",\"msg\":\"");
    }

    @Test
    void text_that_is_no_command_at_all_is_answered_without_an_id() {
        client.session().obey(null, Client.NOON);
        assertThat(client.heard())
                .containsExactly("{\"type\":\"error\",\"msg\":{\"code\":1,\"msg\":\"Unable to process message\"}}");
    }

    @Test
    void an_update_of_a_channel_that_has_no_markets_is_not_supported() {
        client.say("{\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"order_group_updates\"]}}");
        assertThat(client.say("{\"cmd\":\"update_subscription\",\"params\":{\"sid\":1,\"action\":\"add_markets\","
                        + "\"market_ticker\":\"A\"}}"))
                .containsExactly("{\"type\":\"error\",\"msg\":{\"code\":13,\"msg\":\"Unsupported action\"}}");
    }

    @Test
    void an_unknown_channel_does_not_spoil_the_others() {
        assertThat(client.say("{\"id\":3,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"nonsense\",\"fill\"]}}"))
                .containsExactly(
                        "{\"type\":\"error\",\"id\":3,\"msg\":{\"code\":8,\"msg\":\"Unknown channel name\"}}",
                        "{\"type\":\"subscribed\",\"id\":3,\"msg\":{\"channel\":\"fill\",\"sid\":1}}");
    }

    @Test
    void more_commands_in_a_second_than_allowed_are_refused_until_the_next() {
        for (var i = 0; i < 5; i++) {
            assertThat(client.say("{\"id\":1,\"cmd\":\"list_subscriptions\"}").getFirst())
                    .contains("\"ok\"");
        }
        assertThat(client.say("{\"id\":1,\"cmd\":\"list_subscriptions\"}").getFirst())
                .contains("\"code\":27");
        assertThat(client.say("{\"id\":1,\"cmd\":\"list_subscriptions\"}", Client.NOON.plusSeconds(1))
                        .getFirst())
                .contains("\"ok\"");
    }
}
