package io.evenkeel.kalshi.order;

import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.kalshi.budget.CallKind;
import io.evenkeel.kalshi.budget.Lane;
import io.evenkeel.kalshi.http.Answer;
import io.evenkeel.kalshi.http.SignedAhead;
import io.evenkeel.kalshi.http.SignedCalls;
import io.evenkeel.kalshi.http.Target;
import io.evenkeel.kalshi.wire.BatchItem;
import io.evenkeel.kalshi.wire.OrderAmended;
import io.evenkeel.kalshi.wire.OrderCanceled;
import io.evenkeel.kalshi.wire.OrderDecreased;
import io.evenkeel.kalshi.wire.OrderPlaced;
import io.evenkeel.kalshi.wire.OrderReaders;
import io.evenkeel.kalshi.wire.Page;
import io.evenkeel.kalshi.wire.Received;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Order calls of one account. Each is made once, is over within the time-out for orders, and always ends in an {@link
 * Outcome}: the {@code Uni}s never fail.
 *
 * <p>A {@code Uni} that is subscribed to again sends again. Whoever gives up waiting does not take an order back.
 */
public final class OrderCalls {
    private static final String POST = "POST";
    private static final String DELETE = "DELETE";
    private static final Target CREATE = target(CallKind.ORDER_ENTRY, POST);

    private final SignedCalls calls;

    public OrderCalls(SignedCalls calls) {
        this.calls = calls;
    }

    /** Places an order. */
    public Uni<Outcome<OrderPlaced>> create(Lane lane, NewOrder order) {
        return create(lane, order, null);
    }

    /**
     * Places an order.
     *
     * @param ahead from {@link #signCreateAhead()}; used while it is fresh, else the order is signed now
     */
    public Uni<Outcome<OrderPlaced>> create(Lane lane, NewOrder order, @Nullable SignedAhead ahead) {
        return once(
                calls.send(lane, CREATE, OrderBodies.create(order), ahead),
                answer -> plausible(Outcomes.of(answer, OrderReaders::placed, false), order));
    }

    /** Signs the next order before it is known; good for three seconds. Fails if the key cannot sign. */
    public Uni<SignedAhead> signCreateAhead() {
        return calls.signAhead(CREATE);
    }

    /** Places orders independently of each other; what became of each, in their order. */
    public Uni<List<Outcome<OrderPlaced>>> createAll(Lane lane, List<NewOrder> orders) {
        var target = target(CallKind.ORDER_ENTRY, POST, "batched").ofItems(orders.size());
        return batch(
                calls.send(lane, target, OrderBodies.createAll(orders), null),
                OrderReaders::allPlaced,
                orders,
                (item, order) -> isAbout(
                                item.value().clientOrderId(),
                                order.clientOrderId().value())
                        ? plausible(Outcomes.of(item, false), order)
                        : astray());
    }

    /** Cancels what is left of an order. */
    public Uni<Outcome<OrderCanceled>> cancel(Lane lane, OrderRef order) {
        var target = target(CallKind.ORDER_CANCEL, DELETE, order.orderId().value())
                .with("subaccount", order.subaccount().number())
                .with("exchange_index", order.exchangeIndex())
                .with("market_ticker", order.ticker());
        return once(
                calls.send(lane, target, OrderBodies.NONE, null),
                answer -> aboutOrder(Outcomes.of(answer, OrderReaders::canceled, true), order, OrderCanceled::orderId));
    }

    /** Cancels orders independently of each other; what became of each, in their order. */
    public Uni<List<Outcome<OrderCanceled>>> cancelAll(Lane lane, List<OrderRef> orders) {
        var target = target(CallKind.ORDER_CANCEL, DELETE, "batched").ofItems(orders.size());
        return batch(
                calls.send(lane, target, OrderBodies.cancelAll(orders), null),
                OrderReaders::allCanceled,
                orders,
                (item, order) ->
                        isAbout(item.value().orderId(), order.orderId().value()) ? Outcomes.of(item, true) : astray());
    }

    /**
     * Cancels every resting order on all shards. Orders that are placed within the following minute may be swept away
     * too.
     *
     * @param subaccount {@code null} for all of them
     */
    public Uni<Outcome<Boolean>> cancelEverything(Lane lane, @Nullable Subaccount subaccount) {
        var target = target(CallKind.ORDER_CANCEL, DELETE)
                .with("subaccount", subaccount == null ? null : subaccount.number());
        return once(
                calls.send(lane, target, OrderBodies.NONE, null),
                answer -> Outcomes.ofSilent(answer, OrderReaders::done));
    }

    /** Changes price, total count or client order id of a resting order. */
    public Uni<Outcome<OrderAmended>> amend(Lane lane, Amendment amendment) {
        var order = amendment.order();
        var target = target(CallKind.ORDER_ENTRY, POST, order.orderId().value(), "amend")
                .with("subaccount", order.subaccount().number());
        return once(
                calls.send(lane, target, OrderBodies.amend(amendment), null),
                answer -> aboutOrder(Outcomes.of(answer, OrderReaders::amended, true), order, OrderAmended::orderId));
    }

    /** Makes a resting order smaller. */
    public Uni<Outcome<OrderDecreased>> decrease(Lane lane, OrderRef order, Decrease decrease) {
        var target = target(CallKind.ORDER_CANCEL, POST, order.orderId().value(), "decrease")
                .with("subaccount", order.subaccount().number());
        return once(
                calls.send(lane, target, OrderBodies.decrease(order, decrease), null),
                answer ->
                        aboutOrder(Outcomes.of(answer, OrderReaders::decreased, true), order, OrderDecreased::orderId));
    }

    private static Target target(CallKind kind, String method, String... rest) {
        var segments = new ArrayList<>(List.of("portfolio", "events", "orders"));
        Collections.addAll(segments, rest);
        return Target.of(kind, method, segments);
    }

    /** Turns whatever comes of a call into an outcome. */
    static <T> Uni<Outcome<T>> once(Uni<Answer> call, Function<Answer, Outcome<T>> outcome) {
        return call.map(outcome).onFailure().recoverWithItem(failure -> Outcomes.of(failure));
    }

    private static <R, T> Uni<List<Outcome<T>>> batch(
            Uni<Answer> call,
            Function<byte[], Page<BatchItem<T>>> read,
            List<R> asked,
            BiFunction<Received<BatchItem<T>>, R, Outcome<T>> outcome) {
        if (asked.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Function<byte[], Received<Page<BatchItem<T>>>> page = body -> new Received<>(read.apply(body), "");
        return once(call, answer -> Outcomes.of(answer, page, false)).map(whole -> {
            if (!(whole instanceof Outcome.Accepted<Page<BatchItem<T>>> accepted)) {
                return Collections.nCopies(asked.size(), whole.failed());
            }
            var items = accepted.value();
            if (items.good().size() != asked.size() || !items.unreadable().isEmpty()) {
                return Collections.nCopies(asked.size(), astray());
            }
            var outcomes = new ArrayList<Outcome<T>>();
            for (var i = 0; i < asked.size(); i++) {
                outcomes.add(outcome.apply(items.good().get(i), asked.get(i)));
            }
            return outcomes;
        });
    }

    /** An answer that does not name the item is taken by its place. */
    private static boolean isAbout(@Nullable String named, String asked) {
        return named == null || named.equals(asked);
    }

    private static <T> Outcome<T> astray() {
        return new Outcome.Unknown<>("the answer to the batch does not fit what was asked for");
    }

    /** An acceptance of something else than was asked for says nothing about what was asked for. */
    private static Outcome<OrderPlaced> plausible(Outcome<OrderPlaced> outcome, NewOrder order) {
        if (!(outcome instanceof Outcome.Accepted<OrderPlaced> accepted)) {
            return outcome;
        }
        var placed = accepted.value();
        if (!isAbout(placed.clientOrderId(), order.clientOrderId().value())) {
            return new Outcome.Unknown<>("the answer names another client order id");
        }
        return exceeds(placed.fillCount(), placed.remainingCount(), order.count())
                ? new Outcome.Unknown<>("the answer has more contracts than the order")
                : outcome;
    }

    private static boolean exceeds(Quantity filled, Quantity remaining, Quantity count) {
        return filled.compareTo(count) > 0 || remaining.compareTo(count.minus(filled)) > 0;
    }

    private static <T> Outcome<T> aboutOrder(Outcome<T> outcome, OrderRef order, Function<T, Object> id) {
        return outcome instanceof Outcome.Accepted<T> accepted
                        && !id.apply(accepted.value()).equals(order.orderId())
                ? new Outcome.Unknown<>("the answer names another order")
                : outcome;
    }
}
