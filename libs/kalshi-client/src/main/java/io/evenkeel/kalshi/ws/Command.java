package io.evenkeel.kalshi.ws;

import io.evenkeel.contracts.id.MarketTicker;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** What we say to the exchange about one channel. */
sealed interface Command {

    /** What the channel covers once the exchange has said yes. */
    Interest after(Interest before);

    /** What is new to the channel then. */
    default Set<MarketTicker> added() {
        return Set.of();
    }

    String json(long id);

    record Subscribe(Channel channel, Interest interest) implements Command {
        @Override
        public Interest after(Interest before) {
            return interest;
        }

        @Override
        public Set<MarketTicker> added() {
            return interest.markets();
        }

        @Override
        public String json(long id) {
            var params = new JsonObject().put("channels", new JsonArray().add(channel.wire()));
            if (!interest.everything()) {
                params.put("market_tickers", tickers(interest));
            }
            if (channel == Channel.ORDERBOOK) {
                // The default is announced to change one day; said aloud, the prices cannot change their scale.
                params.put("use_yes_price", true);
            }
            return command(id, "subscribe", params);
        }
    }

    record Unsubscribe(long sid) implements Command {
        @Override
        public Interest after(Interest before) {
            return Interest.NONE;
        }

        @Override
        public String json(long id) {
            return command(id, "unsubscribe", new JsonObject().put("sids", new JsonArray().add(sid)));
        }
    }

    record AddMarkets(long sid, Interest more) implements Command {
        @Override
        public Interest after(Interest before) {
            return before.plus(more.markets());
        }

        @Override
        public Set<MarketTicker> added() {
            return more.markets();
        }

        @Override
        public String json(long id) {
            return update(id, sid, "add_markets", more);
        }
    }

    record DeleteMarkets(long sid, Interest gone) implements Command {
        @Override
        public Interest after(Interest before) {
            return before.minus(gone.markets());
        }

        @Override
        public String json(long id) {
            return update(id, sid, "delete_markets", gone);
        }
    }

    private static String update(long id, long sid, String action, Interest markets) {
        return command(
                id,
                "update_subscription",
                new JsonObject()
                        .put("sids", new JsonArray().add(sid))
                        .put("action", action)
                        .put("market_tickers", tickers(markets)));
    }

    private static String command(long id, String name, JsonObject params) {
        return new JsonObject()
                .put("id", id)
                .put("cmd", name)
                .put("params", params)
                .encode();
    }

    private static JsonArray tickers(Interest interest) {
        var tickers = new JsonArray();
        interest.markets().forEach(ticker -> tickers.add(ticker.value()));
        return tickers;
    }
}
