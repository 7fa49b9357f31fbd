package io.evenkeel.simulator.control.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.exchange.Change.MarketMoved;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Settlement;
import io.evenkeel.simulator.exchange.life.Ending;
import io.evenkeel.simulator.exchange.life.MarketMove;
import io.evenkeel.simulator.exchange.life.Verdict;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.row.WireRow;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Moves a market through its life, at the exchange's present time. */
@Path("/sim")
@RunOnVirtualThread
class LifeResource {
    private static final Set<String> TICKER = Set.of("ticker");
    private static final Set<String> VERDICT = Set.of("ticker", "result", "value_dollars");
    private static final Set<String> PAID_VERDICT = Set.of("ticker", "result", "value_dollars", "payout_lag");

    private final Records records;

    LifeResource(Records records) {
        this.records = records;
    }

    @POST
    @Path("/pause")
    public Map<String, @Nullable Object> pause(String body) {
        return move(Input.read(body, TICKER), _ -> new MarketMove.Pause());
    }

    @POST
    @Path("/reopen")
    public Map<String, @Nullable Object> reopen(String body) {
        return move(Input.read(body, TICKER), _ -> new MarketMove.Reopen());
    }

    /** Closes it now. */
    @POST
    @Path("/close")
    public Map<String, @Nullable Object> close(String body) {
        return move(Input.read(body, TICKER), exchange -> new MarketMove.MoveClose(exchange.now()));
    }

    @POST
    @Path("/close-time")
    public Map<String, @Nullable Object> moveClose(String body) {
        var input = Input.read(body, Set.of("ticker", "close_time"));
        var time = input.instant("close_time");
        return move(input, _ -> new MarketMove.MoveClose(time));
    }

    @POST
    @Path("/determine")
    public Map<String, @Nullable Object> determine(String body) {
        var input = Input.read(body, PAID_VERDICT);
        var move = new MarketMove.Determine(Verdict.of(input), Ending.lag(input));
        return move(input, _ -> move);
    }

    @POST
    @Path("/dispute")
    public Map<String, @Nullable Object> dispute(String body) {
        return move(Input.read(body, TICKER), _ -> new MarketMove.Dispute());
    }

    @POST
    @Path("/amend")
    public Map<String, @Nullable Object> amend(String body) {
        var input = Input.read(body, VERDICT);
        var move = new MarketMove.Amend(Verdict.of(input));
        return move(input, _ -> move);
    }

    @POST
    @Path("/finalize")
    public Map<String, @Nullable Object> finish(String body) {
        return move(Input.read(body, TICKER), _ -> new MarketMove.Finish());
    }

    /** Determines and pays at once, whatever the status; once more corrects what was paid. */
    @POST
    @Path("/settle")
    public Map<String, @Nullable Object> settle(String body) {
        var input = Input.read(body, PAID_VERDICT);
        var move = new MarketMove.Settle(Verdict.of(input), Ending.lag(input));
        return move(input, _ -> move);
    }

    private Map<String, @Nullable Object> move(WireRow input, Function<Exchange, MarketMove> move) {
        var ticker = input.text("ticker");
        records.change(exchange -> List.of(new MarketMoved(ticker, move.apply(exchange))));
        return records.read(exchange -> Body.with("ticker", ticker)
                .and("status", exchange.markets().find(ticker).orElseThrow().status())
                .and("settlements", settlements(exchange, ticker))
                .build());
    }

    /** How many sub-accounts have been paid. */
    private static long settlements(Exchange exchange, String ticker) {
        return exchange.accounts().stream()
                .flatMap(account -> exchange.bookOf(account).settlements().newestFirst().stream())
                .map(Settlement::ticker)
                .filter(ticker::equals)
                .count();
    }
}
