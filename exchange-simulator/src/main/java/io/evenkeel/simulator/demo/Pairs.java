package io.evenkeel.simulator.demo;

import io.evenkeel.contracts.money.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the market maker would enter about its pairs, and the bets elsewhere that cover what did not match. */
final class Pairs {
    private static final String ACCOUNT = "alpha";
    private static final int CENT = 100;
    private static final Quantity WORTH_A_HEDGE = Quantity.parse("15");

    private final List<Contest> pairs;
    private final Statement account;
    private final Dice dice;

    Pairs(List<Contest> contests, Statement account, Dice dice) {
        pairs = contests.stream().filter(Contest::twoSided).toList();
        this.account = account;
        this.dice = dice;
    }

    List<Map<String, Object>> matches() {
        return pairs.stream().map(Pairs::match).toList();
    }

    /** One for each larger leftover: the other side, at a bookmaker. */
    List<Map<String, @Nullable Object>> hedges() {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var pair : pairs) {
            var leftover = account.holding(pair.markets().getFirst())
                    .net()
                    .minus(account.holding(pair.markets().getLast()).net());
            if (leftover.contractsE2() * leftover.signum() > WORTH_A_HEDGE.contractsE2()) {
                rows.add(hedge(pair, leftover));
            }
        }
        return rows;
    }

    private static String id(Contest contest) {
        return "match-" + contest.eventTicker().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> match(Contest contest) {
        var one = contest.markets().getFirst();
        var theo = one.path().at(one.opens()).dollarsE4() / CENT;
        var row = new LinkedHashMap<String, Object>();
        row.put("id", id(contest));
        row.put("ticker_a", one.ticker());
        row.put("ticker_b", contest.markets().getLast().ticker());
        row.put("theo_a", theo);
        row.put("theo_b", 100 - theo);
        row.put("event_time", contest.closes().toString());
        row.put("category", "Sports");
        row.put("account", ACCOUNT);
        return row;
    }

    private Map<String, @Nullable Object> hedge(Contest contest, Quantity leftover) {
        var onFirst = leftover.signum() < 0;
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("match_id", id(contest));
        row.put("platform", dice.chance(50) ? "pinnacle" : "ggbet");
        row.put("side", onFirst ? "team_a" : "team_b");
        row.put("amount_usd", dice.between(5, 25) + "." + dice.between(10, 99));
        row.put("odds", "1." + dice.between(65, 99));
        row.put("outcome", outcome(contest, onFirst));
        return row;
    }

    private static @Nullable String outcome(Contest contest, boolean onFirst) {
        if (!contest.isOver()) {
            return null;
        }
        return switch (contest.first().result()) {
            case "yes" -> onFirst ? "win" : "loss";
            case "no" -> onFirst ? "loss" : "win";
            default -> "push";
        };
    }
}
