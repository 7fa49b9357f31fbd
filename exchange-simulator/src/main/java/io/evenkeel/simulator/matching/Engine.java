package io.evenkeel.simulator.matching;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.answer.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All books, orders and groups. Not thread-safe. */
public final class Engine {
    private final Venue venue;
    private final RestingOrders resting;
    private final OrderGroups groups;
    private final ClientOrderIds clientOrderIds = new ClientOrderIds();
    private final Placement placement;
    private final Amendment amendment;

    /** What the engine's rules share. */
    record Parts(
            Venue venue,
            Tape tape,
            RestingOrders resting,
            OrderGroups groups,
            Matcher matcher,
            ClientOrderIds clientOrderIds) {}

    public Engine(Venue venue, Tape tape) {
        this.venue = venue;
        resting = new RestingOrders(venue, tape);
        groups = new OrderGroups(venue, tape, resting);
        var matcher = new Matcher(venue, tape, resting, groups);
        var parts = new Parts(venue, tape, resting, groups, matcher, clientOrderIds);
        placement = new Placement(parts);
        amendment = new Amendment(parts, placement);
    }

    /** Does one thing, or refuses it and changes nothing. */
    public Result perform(Instruction instruction) {
        try {
            return dispatch(instruction);
        } catch (Refusal refusal) {
            return new Result.Refused(refusal);
        }
    }

    private Result dispatch(Instruction instruction) {
        var account = instruction.account();
        return switch (instruction) {
            case Instruction.Place place ->
                placement.place(new Owner(account, place.ticket().subaccount()), place.ticket());
            case Instruction.Amend amend -> amendment.amend(new Owner(account, amend.subaccount()), amend);
            case Instruction.Decrease decrease -> {
                requireExchange();
                var owner = new Owner(account, decrease.subaccount());
                requireNotClosed(amendment.requireOwn(owner, decrease.orderId()));
                yield amendment.decrease(owner, decrease);
            }
            case Instruction.Cancel cancel -> cancel(new Owner(account, cancel.subaccount()), cancel.orderId());
            case Instruction.CancelAll all -> cancelAll(account, all.subaccount());
            case Instruction.CreateGroup create ->
                new Result.GroupDone(groups.create(new Owner(account, create.subaccount()), create.limit()));
            case Instruction.LimitGroup limit ->
                new Result.GroupDone(
                        groups.limit(new Owner(account, limit.subaccount()), limit.groupId(), limit.limit()));
            case Instruction.ResetGroup reset ->
                new Result.GroupDone(groups.reset(new Owner(account, reset.subaccount()), reset.groupId()));
            case Instruction.TriggerGroup trigger ->
                new Result.GroupDone(groups.trigger(new Owner(account, trigger.subaccount()), trigger.groupId()));
            case Instruction.DeleteGroup delete ->
                new Result.GroupDone(groups.delete(new Owner(account, delete.subaccount()), delete.groupId()));
            case Instruction.OpenSubaccount open -> throw new IllegalArgumentException("not the engine's: " + open);
            case Instruction.Transfer transfer -> throw new IllegalArgumentException("not the engine's: " + transfer);
        };
    }

    private Result cancel(Owner owner, String orderId) {
        requireExchange();
        var order = amendment.requireOwn(owner, orderId);
        requireNotClosed(order);
        var reducedBy = resting.cancel(order, null);
        return new Result.Done(order, Quantity.ZERO, Money.ZERO, Money.ZERO, reducedBy, true);
    }

    private Result cancelAll(String account, @Nullable Integer subaccount) {
        requireExchange();
        var orders = resting.of(account).stream()
                .filter(order -> subaccount == null || order.owner().subaccount() == subaccount)
                .filter(order -> !isClosed(order))
                .toList();
        resting.cancelAll(orders, null);
        return new Result.AllCanceled(orders.size());
    }

    private void requireExchange() {
        if (!venue.isExchangeActive()) {
            throw Refusals.exchangePaused();
        }
    }

    /** What rests in a closed market waits for the exchange to cancel it. */
    private void requireNotClosed(WorkingOrder order) {
        if (isClosed(order)) {
            throw Refusals.marketInactive();
        }
    }

    private boolean isClosed(WorkingOrder order) {
        return venue.terms(order.ticker()).filter(MarketTerms::isClosed).isPresent();
    }

    /** Takes every order of a market out of its book. */
    public void cancelMarket(String ticker, @Nullable String reason) {
        var orders = new ArrayList<WorkingOrder>();
        var book = resting.book(ticker);
        book.orders(BookSide.BID).forEach(orders::add);
        book.orders(BookSide.ASK).forEach(orders::add);
        resting.cancelAll(orders, reason);
    }

    /** Cancels the orders that were not to survive a pause. */
    public void halt() {
        resting.cancelIf(order -> order.terms().cancelOnPause(), Reasons.HALT_CANCEL);
    }

    /** Cancels those of one market that were not to survive its pause. */
    public void halt(String ticker) {
        resting.cancelIf(
                order -> order.terms().cancelOnPause() && order.ticker().equals(ticker), Reasons.HALT_CANCEL);
    }

    /** When the next order expires; empty if none does. */
    public Optional<Instant> nextExpiry() {
        return resting.nextExpiry();
    }

    /** Cancels what has expired by then. */
    public void expireUntil(Instant moment) {
        resting.expireUntil(moment);
    }

    /** Rests an order without letting it trade, last at its price; a history's, or one of before a restart. */
    public void rest(WorkingOrder order) {
        resting.queue(order);
        clientOrderIds.use(order.owner().account(), order.clientOrderId());
        resting.rest(order);
    }

    /** Takes an order out without telling its owner. */
    public void remove(String orderId) {
        resting.find(orderId).ifPresent(resting::take);
    }

    /** Tells the engine that a position was changed by somebody else. */
    public void positionChanged(Owner owner, String ticker) {
        resting.collateral().refresh(owner, ticker);
    }

    public void useClientOrderId(String account, String clientOrderId) {
        clientOrderIds.use(account, clientOrderId);
    }

    /** True if the account has used this name before; an empty one is none. */
    public boolean isUsed(String account, String clientOrderId) {
        return clientOrderIds.isUsed(account, clientOrderId);
    }

    /** By account, in order; copies. */
    public Map<String, Set<String>> clientOrderIds() {
        return clientOrderIds.all();
    }

    public Book book(String ticker) {
        return resting.book(ticker);
    }

    public Optional<WorkingOrder> order(String orderId) {
        return resting.find(orderId);
    }

    /** An account's resting orders, in the order in which they came to rest. */
    public Collection<WorkingOrder> ordersOf(String account) {
        return resting.of(account);
    }

    /** All resting orders, those first that came to rest first. */
    public List<WorkingOrder> orders() {
        return resting.all();
    }

    /** Contracts that would be filled before this order; empty if it does not rest. */
    public Optional<Quantity> queuePosition(String orderId) {
        return resting.find(orderId).map(order -> resting.book(order.ticker()).ahead(order));
    }

    /** All groups, oldest first. */
    public Collection<OrderGroup> groups() {
        return groups.all();
    }

    /** The group's resting orders. */
    public List<WorkingOrder> ordersOf(OrderGroup group) {
        return groups.orders(group);
    }

    /** Cash that resting orders keep from being spent twice. */
    public Money locked(Owner owner) {
        return resting.locked(owner);
    }

    public long counter() {
        return resting.counter();
    }

    /** An id that the same history gives again. */
    public String nextId(String kind) {
        return resting.nextId(kind);
    }

    /** Forgets everything and begins again where a snapshot was taken. */
    public void restore(Collection<OrderGroup> oldGroups, Map<String, ? extends Collection<String>> usedIds) {
        resting.all().forEach(resting::take);
        groups.clear();
        oldGroups.forEach(groups::restore);
        usedIds.forEach((account, ids) -> ids.forEach(id -> clientOrderIds.use(account, id)));
    }

    public void countFrom(long counter) {
        resting.countFrom(counter);
    }
}
