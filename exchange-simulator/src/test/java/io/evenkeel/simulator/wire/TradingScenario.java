package io.evenkeel.simulator.wire;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenkeel.simulator.ExchangeFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Two open markets without quotes and two accounts with cash, for tests that trade. */
final class TradingScenario {
    static final String OTHER_MARKET = "KXDEMO-26DEC31-T4";

    private TradingScenario() {}

    static Path write(Path folder) throws IOException {
        var scenario = JsonMapper.builder().build().createObjectNode().put("now", ExchangeFixture.NOW.toString());
        for (var ticker : List.of(ExchangeFixture.MARKET, OTHER_MARKET)) {
            scenario.withArray("markets")
                    .addObject()
                    .put("ticker", ticker)
                    .put("status", "active")
                    .put("close_time", "2026-12-31T23:59:00Z");
        }
        for (var account : List.of("alpha", "other")) {
            scenario.withArray("accounts").addObject().put("account", account).put("opening_cash_dollars", "1000");
        }
        return Files.writeString(folder.resolve("scenario.json"), scenario.toString());
    }
}
