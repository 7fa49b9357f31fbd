package io.evenkeel.simulator.matching;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order in the engine's hands. Only the engine changes it. */
public final class WorkingOrder {
    /** Where an order stands. */
    public enum Status {
        RESTING,
        CANCELED,
        EXECUTED
    }

    /**
     * What never changes of an order.
     *
     * @param orderGroupId null if it is in none
     */
    public record Terms(
            String id,
            Owner owner,
            String ticker,
            BookSide side,
            SelfTradePrevention selfTradePrevention,
            boolean postOnly,
            boolean cancelOnPause,
            @Nullable String orderGroupId,
            Instant createdAt) {}

    /**
     * What an order has come to so far.
     *
     * @param takerCost of the acquired side, fees apart; likewise the maker's
     */
    public record Filled(Quantity count, Money takerCost, Money makerCost, Money takerFees, Money makerFees) {
        public static final Filled NOTHING = new Filled(Quantity.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

        Filled and(boolean isTaker, Quantity more, Money cost, Money fee) {
            return new Filled(
                    count.plus(more),
                    isTaker ? takerCost.plus(cost) : takerCost,
                    isTaker ? makerCost : makerCost.plus(cost),
                    isTaker ? takerFees.plus(fee) : takerFees,
                    isTaker ? makerFees : makerFees.plus(fee));
        }
    }

    private final Terms terms;
    private FeeAccount fees = new FeeAccount(Money.ZERO);
    private String clientOrderId;
    private @Nullable Instant expiration;
    private Price price;
    private Quantity initial;
    private Quantity remaining;
    private Filled filled;
    private Status status = Status.RESTING;
    private Instant updatedAt;
    private long priority;

    WorkingOrder(Terms terms, String clientOrderId, @Nullable Instant expiration, Price price, Quantity count) {
        this(terms, clientOrderId, expiration, price, count, Filled.NOTHING);
    }

    /** An order as it was before a restart, or as a history tells it. */
    public WorkingOrder(
            Terms terms,
            String clientOrderId,
            @Nullable Instant expiration,
            Price price,
            Quantity initial,
            Filled filled) {
        this.terms = terms;
        this.clientOrderId = clientOrderId;
        this.expiration = expiration;
        this.price = price;
        this.initial = initial;
        this.filled = filled;
        remaining = initial.minus(filled.count());
        updatedAt = terms.createdAt();
    }

    public Terms terms() {
        return terms;
    }

    public String id() {
        return terms.id();
    }

    public Owner owner() {
        return terms.owner();
    }

    public String ticker() {
        return terms.ticker();
    }

    public BookSide side() {
        return terms.side();
    }

    /** Empty if its owner gave none. */
    public String clientOrderId() {
        return clientOrderId;
    }

    public @Nullable Instant expiration() {
        return expiration;
    }

    /** The limit, on the YES leg. */
    public Price price() {
        return price;
    }

    /** What one contract costs its owner at the limit: the YES price of a bid, the NO price of an ask. */
    public Price acquiredPrice() {
        return acquired(price);
    }

    Price acquired(Price yesPrice) {
        return side() == BookSide.BID ? yesPrice : yesPrice.complement();
    }

    public Quantity initial() {
        return initial;
    }

    /** What is still to be filled; zero once it is done. */
    public Quantity remaining() {
        return remaining;
    }

    public Filled filled() {
        return filled;
    }

    public FeeAccount fees() {
        return fees;
    }

    public Status status() {
        return status;
    }

    public boolean isResting() {
        return status == Status.RESTING;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** Smaller comes first among orders of one price. */
    long priority() {
        return priority;
    }

    void queue(long newPriority) {
        priority = newPriority;
    }

    /** Decides whether a resting order would trade with an arriving one of this price. */
    boolean crosses(WorkingOrder resting) {
        return side() == BookSide.BID ? price.compareTo(resting.price) >= 0 : price.compareTo(resting.price) <= 0;
    }

    void fill(boolean isTaker, Quantity count, Price yesPrice, Money fee, Instant at) {
        filled = filled.and(isTaker, count, acquired(yesPrice).times(count), fee);
        remaining = remaining.minus(count);
        updatedAt = at;
        if (remaining.isZero()) {
            status = Status.EXECUTED;
        }
    }

    void cancel(Instant at) {
        status = Status.CANCELED;
        remaining = Quantity.ZERO;
        updatedAt = at;
    }

    void shrink(Quantity newRemaining, Instant at) {
        remaining = newRemaining;
        updatedAt = at;
    }

    void amend(Price newPrice, Quantity newTotal, Instant at) {
        price = newPrice;
        initial = newTotal;
        remaining = newTotal.minus(filled.count());
        updatedAt = at;
    }

    /** The order as if it asked for so many contracts at this price, behind everybody; to be weighed only. */
    WorkingOrder askingFor(Price otherPrice, Quantity count) {
        var asked = new WorkingOrder(terms, clientOrderId, expiration, otherPrice, count);
        asked.queue(Long.MAX_VALUE);
        return asked;
    }

    void rename(String newClientOrderId) {
        clientOrderId = newClientOrderId;
    }

    void expireAt(@Nullable Instant newExpiration) {
        expiration = newExpiration;
    }

    /** Restores what a decrease has left, what rounding has taken, and when the order was changed last. */
    public WorkingOrder restored(Quantity left, Money overpaid, Instant at) {
        remaining = left;
        fees = new FeeAccount(overpaid);
        updatedAt = at;
        return this;
    }
}
