package io.evenkeel.simulator.control.api;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.exchange.Change;
import io.evenkeel.simulator.exchange.Change.AccountOpened;
import io.evenkeel.simulator.exchange.Change.CloseDelaySet;
import io.evenkeel.simulator.exchange.Change.CutoffMoved;
import io.evenkeel.simulator.exchange.Change.FeePrecisionSet;
import io.evenkeel.simulator.exchange.Change.LimitsSet;
import io.evenkeel.simulator.exchange.Change.StatusSet;
import io.evenkeel.simulator.exchange.HistoricalCutoff;
import io.evenkeel.simulator.exchange.Limits;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.matching.FeeAccount;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What holds for the exchange as a whole, or for one account. */
@Path("/sim")
@RunOnVirtualThread
class SettingsResource {
    private static final Map<String, @Nullable Object> DONE =
            Body.with("done", true).build();
    /** The exchange says "shortly after"; this is no longer short. */
    private static final Duration CLOSE_DELAY_MAX = Duration.ofHours(1);

    private final Records records;

    SettingsResource(Records records) {
        this.records = records;
    }

    /** A new account, or another opening cash for a known one. */
    @POST
    @Path("/accounts")
    public Map<String, @Nullable Object> openAccount(String body) {
        var input = Input.read(body, Set.of("account", "opening_cash_dollars", "fee_precision_dollars"));
        var account = input.parsed("account", AccountId::new).value();
        var cash = input.parsedIfAny("opening_cash_dollars", Money::parse).orElse(Money.ZERO);
        var changes = new ArrayList<Change>();
        changes.add(new AccountOpened(account, cash));
        input.parsedIfAny("fee_precision_dollars", FeeAccount::parsePrecision)
                .ifPresent(precision -> changes.add(new FeePrecisionSet(account, precision)));
        records.change(exchange -> changes);
        return DONE;
    }

    /** One time for everything, or each of the exchange's four. */
    @POST
    @Path("/historical-cutoff")
    public Map<String, @Nullable Object> moveCutoff(String body) {
        var input = Input.read(
                body,
                Set.of(
                        "cutoff",
                        "market_settled_ts",
                        "trades_created_ts",
                        "orders_updated_ts",
                        "market_positions_last_updated_ts"));
        records.change(exchange -> List.of(new CutoffMoved(cutoff(input, exchange.cutoff()))));
        return DONE;
    }

    /** A tier by name, or buckets of any size; without an account, of callers without a key. */
    @POST
    @Path("/limits")
    public Map<String, @Nullable Object> limit(String body) {
        var input = Input.read(body, Set.of("account", "usage_tier", "read", "write"));
        var account = input.textIfAny("account").orElse(null);
        records.change(exchange -> {
            if (account != null && exchange.account(account).isEmpty()) {
                throw new BadInput("account", "is no account here: " + account);
            }
            return List.of(new LimitsSet(account, limits(input)));
        });
        return DONE;
    }

    @POST
    @Path("/exchange")
    public Map<String, @Nullable Object> pause(String body) {
        var input = Input.read(body, Set.of("exchange_active", "trading_active"));
        records.change(exchange -> List.of(new StatusSet(
                Input.flag(input, "exchange_active", exchange.isExchangeActive()),
                Input.flag(input, "trading_active", exchange.isTradingActive()))));
        return DONE;
    }

    /** From a market's close to the end of the orders that rest in it. */
    @POST
    @Path("/close-delay")
    public Map<String, @Nullable Object> delayCloseCancel(String body) {
        var delay = Duration.ofMillis(Input.read(body, Set.of("millis")).whole("millis"));
        if (delay.isNegative() || delay.compareTo(CLOSE_DELAY_MAX) > 0) {
            throw new BadInput("millis", "must be 0 to " + CLOSE_DELAY_MAX.toMillis());
        }
        records.change(exchange -> List.of(new CloseDelaySet(delay)));
        return DONE;
    }

    private static HistoricalCutoff cutoff(WireRow input, HistoricalCutoff present) {
        var all = input.instantIfAny("cutoff").map(HistoricalCutoff::at).orElse(present);
        return new HistoricalCutoff(
                input.instantIfAny("market_settled_ts").orElse(all.marketSettled()),
                input.instantIfAny("trades_created_ts").orElse(all.tradesCreated()),
                input.instantIfAny("orders_updated_ts").orElse(all.ordersUpdated()),
                input.instantIfAny("market_positions_last_updated_ts").orElse(all.positionsLastUpdated()));
    }

    private static Limits limits(WireRow input) {
        var tier = input.textIfAny("usage_tier").orElse("basic");
        var named = Limits.ofTier(tier);
        if (named.isEmpty() && !(input.has("read") && input.has("write"))) {
            throw new BadInput("usage_tier", "is no tier: " + tier + "; give read and write");
        }
        var otherwise = named.orElse(Limits.BASIC);
        return new Limits(
                tier,
                input.has("read") ? bucket(input, "read") : otherwise.read(),
                input.has("write") ? bucket(input, "write") : otherwise.write());
    }

    private static Limits.Bucket bucket(WireRow input, String field) {
        var bucket = Input.object(input.fields().get(field), field);
        try {
            return new Limits.Bucket(bucket.whole("refill_rate"), bucket.whole("bucket_capacity"));
        } catch (BadInput bad) {
            throw bad.within(field);
        } catch (IllegalArgumentException notPositive) {
            throw new BadInput(field, String.valueOf(notPositive.getMessage()));
        }
    }
}
