package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;

/** An account that buys one contract at a time, to see how long a fill takes from the exchange to the public port. */
final class Probe {
    private static final String ACCOUNT = "probe";

    private final ExchangeDoor exchange;
    private final PublicApi api;
    private final String ticker;
    private int bought;

    Probe(Newcomers newcomers, ExchangeDoor exchange, PublicApi api, String openMarket) {
        this.exchange = exchange;
        this.api = api;
        this.ticker = openMarket;
        newcomers.arrive(ACCOUNT, new History(ACCOUNT, new ObjectMapper().createObjectNode(), null, null));
    }

    void buyOne() {
        var body = ExchangeDoor.body().put("account", ACCOUNT);
        body.putArray("fills")
                .addObject()
                .put("fill_id", UUID.randomUUID().toString())
                .put("order_id", UUID.randomUUID().toString())
                .put("ticker", ticker)
                .put("book_side", "bid")
                .put("count_fp", "1.00")
                .put("yes_price_dollars", "0.4000")
                .put("fee_cost", "0.010000");
        exchange.post("/sim/fills", body);
        bought++;
    }

    /** All that was bought is there, and nothing twice. */
    void isSeen(String token) {
        var answer = api.get("/api/pnl/markets?account=" + ACCOUNT, token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var market = answer.json().path("items").path(0);
        assertThat(market.path("position_fp").asText("0.00")).isEqualTo(bought + ".00");
        assertThat(market.path("fees_dollars").asText("")).isEqualTo("0.%02d0000".formatted(bought));
    }
}
