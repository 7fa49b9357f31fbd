package io.evenkeel.simulator.demo;

import io.evenkeel.contracts.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** The money that the accounts brought and took away: enough that none of them ever spent what it did not have. */
final class Accounts {
    /**
     * @param later cents of a second deposit, in the second week
     * @param taken cents of a withdrawal, in the fourth week
     */
    record Plan(long later, long taken) {}

    private static final Duration FIRST_BEFORE = Duration.ofDays(34);
    private static final long CENTS_STEP = 50_000;
    private static final long E6_PER_CENT = 10_000;

    private final Instant now;
    private final Dice dice;

    Accounts(Instant now, Dice dice) {
        this.now = now;
        this.dice = dice;
    }

    /** The whole account. The first deposit is what the rest needs, and some more. */
    Map<String, Object> row(Statement statement, Plan plan) {
        statement.settle();
        var cash = statement.cash();
        var deposits = new ArrayList<Map<String, Object>>();
        var withdrawals = new ArrayList<Map<String, Object>>();
        if (plan.later() > 0) {
            deposits.add(applied(plan.later(), now.minus(Duration.ofDays(19)), cash, 1));
        }
        withdrawals.add(applied(plan.taken(), now.minus(Duration.ofDays(6)), cash, -1));
        withdrawals.add(movement("failed", plan.taken(), now.minus(Duration.ofDays(12))));
        var needed = -cash.lowest().dollarsE6() / E6_PER_CENT;
        var first = Math.ceilDiv(needed, CENTS_STEP) * CENTS_STEP + 2 * CENTS_STEP;
        deposits.add(movement("applied", first, now.minus(FIRST_BEFORE)));
        return statement.row(deposits, withdrawals);
    }

    private Map<String, Object> applied(long cents, Instant at, CashLine cash, int sign) {
        cash.add(at, Money.ofCents(sign * cents));
        return movement("applied", cents, at);
    }

    private Map<String, Object> movement(String status, long cents, Instant at) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", dice.id());
        row.put("status", status);
        row.put("type", "ach");
        row.put("amount_cents", cents);
        row.put("fee_cents", 0);
        row.put("created_ts", at.getEpochSecond());
        row.put("finalized_ts", at.plus(Duration.ofHours(20)).getEpochSecond());
        return row;
    }
}
