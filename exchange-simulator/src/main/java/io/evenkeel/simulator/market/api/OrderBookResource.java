package io.evenkeel.simulator.market.api;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.matching.PriceLevel;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What rests in the books: bids on both legs, each at its own price, the best last. */
@Path("/trade-api/v2")
@RunOnVirtualThread
class OrderBookResource {
    private static final int DEPTH_MAX = 100;
    private static final int TICKERS_MAX = 100;

    private final Records records;
    private final Call call;

    OrderBookResource(Records records, Call call) {
        this.records = records;
        this.call = call;
    }

    @GET
    @Path("/markets/{ticker}/orderbook")
    public Map<String, @Nullable Object> one(@PathParam("ticker") String ticker, @Context UriInfo uri) {
        var depth = call.query("GetMarketOrderbook", uri.getQueryParameters())
                .wholeUpTo("depth", DEPTH_MAX)
                .filter(levels -> levels > 0)
                .orElse(Long.MAX_VALUE);
        return records.read(exchange -> {
            if (exchange.markets()
                    .find(ticker)
                    .filter(MarketFilter.inTier(exchange, false))
                    .isEmpty()) {
                throw Refusal.notFound();
            }
            return Body.with("orderbook_fp", book(exchange, ticker, depth)).build();
        });
    }

    /** A ticker that is not known is left out. */
    @GET
    @Path("/markets/orderbooks")
    public Map<String, @Nullable Object> some(@Context UriInfo uri) {
        var tickers =
                call.query("GetMarketOrderbooks", uri.getQueryParameters()).repeated("tickers", TICKERS_MAX);
        return records.read(exchange -> {
            var books = tickers.stream()
                    .filter(ticker -> exchange.markets()
                            .find(ticker)
                            .filter(MarketFilter.inTier(exchange, false))
                            .isPresent())
                    .map(ticker -> Body.with("orderbook_fp", book(exchange, ticker, Long.MAX_VALUE))
                            .and("ticker", ticker)
                            .build())
                    .toList();
            return Body.with("orderbooks", books).build();
        });
    }

    private static Map<String, @Nullable Object> book(Exchange exchange, String ticker, long depth) {
        var desk = exchange.desk();
        return Body.with("no_dollars", rows(desk.levels(ticker, BookSide.ASK), Price::complement, depth))
                .and("yes_dollars", rows(desk.levels(ticker, BookSide.BID), price -> price, depth))
                .build();
    }

    /** The levels come best first and leave worst first. */
    private static List<List<String>> rows(List<PriceLevel> levels, UnaryOperator<Price> ofLeg, long depth) {
        return levels.stream()
                .limit(depth)
                .map(level -> List.of(
                        ofLeg.apply(level.yesPrice()).toString(), level.size().toString()))
                .toList()
                .reversed();
    }
}
