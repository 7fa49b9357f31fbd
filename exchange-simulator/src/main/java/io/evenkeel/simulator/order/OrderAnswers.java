package io.evenkeel.simulator.order;

import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.exchange.Outcome;
import io.evenkeel.simulator.exchange.Outcome.Done;
import io.evenkeel.simulator.exchange.Outcome.Rejected;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the engine says, as it is answered: keys in alphabetical order, averages only of what was filled. */
public final class OrderAnswers {
    private OrderAnswers() {}

    /** What was done to an order. */
    public static Done done(Outcome outcome) {
        return switch (outcome) {
            case Done done -> done;
            case Rejected rejected -> throw rejected.refusal();
            case Outcome.AllCanceled other -> throw unexpected(other);
            case Outcome.GroupDone other -> throw unexpected(other);
            case Outcome.SubaccountOpened other -> throw unexpected(other);
            case Outcome.Transferred other -> throw unexpected(other);
        };
    }

    public static Map<String, @Nullable Object> created(Done done) {
        var body = named(done)
                .and("fill_count", done.filledNow().toString())
                .and("remaining_count", text(done, "remaining_count_fp"));
        return withAverages(body, done).build();
    }

    /** Counts are told only where they changed. */
    public static Map<String, @Nullable Object> amended(Done done) {
        var body = named(done);
        if (done.countChanged()) {
            body.and("fill_count", done.filledNow().toString())
                    .and("remaining_count", text(done, "remaining_count_fp"));
        }
        return withAverages(body, done).build();
    }

    public static Map<String, @Nullable Object> decreased(Done done) {
        return named(done)
                .and("remaining_count", text(done, "remaining_count_fp"))
                .build();
    }

    /** A cancel does not repeat the client's own id; so it was recorded. */
    public static Map<String, @Nullable Object> canceled(Done done) {
        return Body.with("order_id", done.order().id())
                .and("reduced_by", done.reducedBy().toString())
                .and("ts_ms", done.at().toEpochMilli())
                .build();
    }

    /** An item of a batch of new orders that was refused. */
    public static Map<String, @Nullable Object> notCreated(Refusal refusal, @Nullable String clientOrderId) {
        var body = Body.with("error", refusal.ofItem());
        if (clientOrderId != null) {
            body.and("client_order_id", clientOrderId);
        }
        return body.build();
    }

    /** An item of a batch of cancels that was refused. */
    public static Map<String, @Nullable Object> notCanceled(Refusal refusal, String orderId) {
        return Body.with("error", refusal.ofItem())
                .and("order_id", orderId)
                .and("reduced_by", Quantity.ZERO.toString())
                .build();
    }

    private static Body named(Done done) {
        var body =
                Body.with("order_id", done.order().id()).and("ts_ms", done.at().toEpochMilli());
        var clientOrderId = text(done, "client_order_id");
        return clientOrderId.isEmpty() ? body : body.and("client_order_id", clientOrderId);
    }

    private static Body withAverages(Body body, Done done) {
        if (done.averagePrice() != null && done.averageFee() != null) {
            body.and("average_fill_price", done.averagePrice().toString())
                    .and("average_fee_paid", done.averageFee().toString());
        }
        return body;
    }

    private static String text(Done done, String field) {
        return done.order().row().textIfAny(field).orElse("");
    }

    private static IllegalStateException unexpected(Outcome other) {
        return new IllegalStateException("not what an order is answered with: " + other);
    }
}
