package io.evenkeel.kalshi.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.kalshi.http.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://external-api.kalshi.com/trade-api/v2, wss://external-api-ws.kalshi.com/trade-api/ws/v2",
        "https://external-api.demo.kalshi.co/trade-api/v2, wss://external-api-ws.demo.kalshi.co/trade-api/ws/v2",
        "https://api.elections.kalshi.com/trade-api/v2, wss://api.elections.kalshi.com/trade-api/ws/v2",
        "https://demo-api.kalshi.co/trade-api/v2, wss://demo-api.kalshi.co/trade-api/ws/v2",
        "http://127.0.0.1:8080/trade-api/v2, ws://127.0.0.1:8080/trade-api/ws/v2"
    })
    void the_feed_is_beside_the_rest_address(String rest, String feed) {
        assertThat(FeedAddress.beside(Origin.parse(rest))).isEqualTo(FeedAddress.parse(feed));
    }

    @Test
    void an_address_is_for_web_sockets() {
        assertThat(FeedAddress.parse("wss://h/x")).isEqualTo(new FeedAddress(true, "h", 443, "/x"));
        assertThatThrownBy(() -> FeedAddress.parse("https://h/x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FeedAddress.parse("wss://user@h/x")).isInstanceOf(IllegalArgumentException.class);
    }
}
