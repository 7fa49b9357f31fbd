package io.evenkeel.simulator.demo;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Duration;
import java.time.Instant;

/** How the three accounts of the demonstration trade. */
final class Strategies {
    private static final int CENT = 100;

    private Strategies() {}

    /**
     * A market maker: buys both sides of a contest below what they are worth together, in sizes that do not quite
     * match, and sometimes sells what is left over.
     */
    static void makeMarket(Statement account, Contest contest, Dice dice) {
        var one = contest.markets().getFirst();
        var other = contest.markets().getLast();
        for (var round = dice.between(4, 9); round > 0; round--) {
            var at = dice.within(one.opens(), one.tradedUntil(), 15, 90);
            var count = dice.between(10, 60);
            var bid = below(one, at, dice.between(1, 2));
            account.trade(one, new Wish(BookSide.BID, bid, contracts(count, dice)), false, at);
            var later = at.plus(Duration.ofSeconds(dice.between(5, 900)));
            var matched = contracts(count * dice.between(70, 115) / 100, dice);
            var otherBid = below(other, later, dice.between(1, 2));
            account.trade(other, new Wish(BookSide.BID, otherBid, matched), false, later);
        }
        if (dice.chance(40)) {
            var fuller =
                    account.holding(one).net().compareTo(account.holding(other).net()) > 0 ? one : other;
            var at = dice.within(fuller.opens(), fuller.tradedUntil(), 94, 98);
            var part = new Quantity(account.holding(fuller).net().contractsE2() / 500 * 100);
            account.trade(fuller, new Wish(BookSide.ASK, below(fuller, at, 1), part), true, at);
        }
        if (one.isOpen()) {
            var at = dice.within(one.opens(), one.tradedUntil(), 95, 99);
            account.resting(one, new Wish(BookSide.BID, below(one, one.now(), 5), whole(dice.between(10, 40))), at);
            account.resting(other, new Wish(BookSide.BID, below(other, one.now(), 6), whole(dice.between(10, 40))), at);
        }
    }

    /** A speculator: takes a side, adds to it, and closes all or half of it where it went well or badly. */
    static void speculate(Statement account, Listing market, Dice dice) {
        var side = dice.chance(50) ? BookSide.BID : BookSide.ASK;
        for (var entries = dice.between(1, 3); entries > 0; entries--) {
            var at = dice.within(market.opens(), market.tradedUntil(), 5, 55);
            account.trade(market, new Wish(side, taken(market, side, at), whole(dice.between(20, 120))), true, at);
        }
        for (var exits = dice.between(0, 2); exits > 0; exits--) {
            var at = dice.within(market.opens(), market.tradedUntil(), exits == 2 ? 60 : 80, exits == 2 ? 75 : 95);
            var out = side == BookSide.BID ? BookSide.ASK : BookSide.BID;
            var held = Math.abs(account.holding(market).net().contractsE2()) / 100;
            var part = whole((int) (dice.chance(50) ? held : held / 2));
            account.trade(market, new Wish(out, taken(market, out, at), part), dice.chance(60), at);
        }
        if (dice.chance(30)) {
            var at = dice.within(market.opens(), market.tradedUntil(), 10, 90);
            account.cancelled(market, new Wish(side, below(market, at, 4), whole(dice.between(10, 50))), at);
        }
    }

    /** A small account that buys and waits for the result. */
    static void holdOn(Statement account, Listing market, Dice dice) {
        var at = dice.within(market.opens(), market.tradedUntil(), 20, 85);
        var side = dice.chance(60) ? BookSide.BID : BookSide.ASK;
        account.trade(market, new Wish(side, taken(market, side, at), contracts(dice.between(4, 24), dice)), true, at);
        if (dice.chance(25)) {
            var later = dice.within(market.opens(), market.tradedUntil(), 87, 97);
            var out = side == BookSide.BID ? BookSide.ASK : BookSide.BID;
            var half = new Quantity(Math.abs(account.holding(market).net().contractsE2()) / 2);
            account.trade(market, new Wish(out, taken(market, out, later), half), true, later);
        }
    }

    /** What somebody in a hurry pays: the other side's best quote. */
    private static Price taken(Listing market, BookSide side, Instant at) {
        return shifted(market, at, side == BookSide.BID ? 1 : -1);
    }

    private static Price below(Listing market, Instant at, int cents) {
        return shifted(market, at, -cents);
    }

    private static Price shifted(Listing market, Instant at, int cents) {
        return new Price(Math.clamp(market.path().at(at).dollarsE4() + cents * (long) CENT, 1 * CENT, 99 * CENT));
    }

    private static Quantity whole(int count) {
        return new Quantity(count * 100L);
    }

    /** Now and then with a fraction. */
    private static Quantity contracts(int count, Dice dice) {
        return new Quantity(count * 100L + (dice.chance(20) ? dice.between(1, 99) : 0));
    }
}
