package io.evenkeel.simulator.demo;

import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The demonstration as a scenario.
 *
 * <p>Three accounts: {@code alpha} makes markets in games and carries what does not match, {@code beta} speculates,
 * {@code gamma} buys little and waits. Four weeks of that end at the moment it is told for.
 */
public final class Demo {
    private final Instant now;
    private final Dice dice;
    private final List<Contest> contests;
    private final List<Statement> statements = new ArrayList<>();

    private Demo(Instant now, long seed) {
        this.now = now;
        dice = new Dice(seed);
        contests = Programme.at(now, dice.fork());
    }

    /** The same seed and the same second give the same rows. */
    public static WireRow scenario(long seed, Instant now) {
        return new Demo(now.truncatedTo(ChronoUnit.SECONDS), seed).told();
    }

    private WireRow told() {
        var alpha = statement("alpha");
        var beta = statement("beta");
        var gamma = statement("gamma");
        for (var contest : contests) {
            trade(contest, alpha, beta, gamma);
        }
        var scenario = new LinkedHashMap<String, Object>();
        scenario.put("now", now.toString());
        scenario.put("clock", Map.of("follow", true));
        var accounts = new Accounts(now, dice.fork());
        scenario.put(
                "accounts",
                List.of(
                        accounts.row(alpha, new Accounts.Plan(250_000, 60_000)),
                        accounts.row(beta, new Accounts.Plan(100_000, 45_000)),
                        accounts.row(gamma, new Accounts.Plan(0, 12_500))));
        scenario.put("series", Catalogue.series());
        scenario.put("events", contests.stream().map(Catalogue::event).toList());
        scenario.put("markets", markets());
        var pairs = new Pairs(contests, alpha, dice.fork());
        scenario.put("matches", pairs.matches());
        scenario.put("hedges", pairs.hedges());
        scenario.put("robots", robots());
        scenario.put("endings", endings());
        return WireRow.of(scenario);
    }

    private Statement statement(String account) {
        var statement = new Statement(account, dice.fork());
        statements.add(statement);
        return statement;
    }

    private void trade(Contest contest, Statement alpha, Statement beta, Statement gamma) {
        var chance = dice.fork();
        if (contest.twoSided()) {
            Strategies.makeMarket(alpha, contest, chance);
        }
        for (var market : contest.markets()) {
            if (chance.chance(contest.twoSided() ? 55 : 80)) {
                Strategies.speculate(beta, market, chance);
            }
            if (chance.chance(contest.twoSided() ? 25 : 65)) {
                Strategies.holdOn(gamma, market, chance);
            }
        }
    }

    private List<Map<String, Object>> markets() {
        var figures = dice.fork();
        return contests.stream()
                .flatMap(contest -> contest.markets().stream()
                        .map(market -> Catalogue.market(contest, market, ours(market), figures)))
                .toList();
    }

    /** What the three accounts acquired of a market: the public volume is larger. */
    private Quantity ours(Listing market) {
        var sum = Quantity.ZERO;
        for (var statement : statements) {
            sum = sum.plus(statement.traded(market.ticker()));
        }
        return sum;
    }

    /** One for every market that is open; the two of a contest mirror each other. */
    private List<Map<String, Object>> robots() {
        var rows = new ArrayList<Map<String, Object>>();
        for (var contest : contests) {
            var seed = dice.between(1, 1_000_000);
            for (var market : contest.markets()) {
                if (market.isOpen()) {
                    var mirrored = contest.twoSided() && !market.equals(contest.first());
                    rows.add(robot(market, contest.twoSided() ? seed : dice.between(1, 1_000_000), mirrored));
                }
            }
        }
        return rows;
    }

    private static Map<String, Object> robot(Listing market, int seed, boolean mirrored) {
        var row = new LinkedHashMap<String, Object>();
        row.put("ticker", market.ticker());
        row.put("seed", seed);
        row.put("fair_dollars", market.path().at(market.now()).toString());
        row.put("spread_dollars", "0.0200");
        row.put("volatility_dollars", market.kind().listed().toDays() > 9 ? "0.0020" : "0.0040");
        row.put("depth", 3);
        row.put("size_fp", "120.00");
        row.put("every", "PT5S");
        row.put("trades_percent", 4);
        row.put("mirrored", mirrored);
        return row;
    }

    /** How what is not decided yet will be decided; until then only the simulator knows. */
    private List<Map<String, Object>> endings() {
        return contests.stream()
                .flatMap(contest -> contest.markets().stream())
                .filter(market -> !market.isOver())
                .map(Demo::ending)
                .toList();
    }

    private static Map<String, Object> ending(Listing market) {
        var row = new LinkedHashMap<String, Object>();
        row.put("ticker", market.ticker());
        row.put("result", market.result());
        row.put("value_dollars", market.yesPays().toString());
        row.put("determined_at", market.determined().toString());
        return row;
    }
}
