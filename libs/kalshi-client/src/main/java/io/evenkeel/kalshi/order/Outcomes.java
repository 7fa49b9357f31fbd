package io.evenkeel.kalshi.order;

import io.evenkeel.kalshi.failure.ExchangeError;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.kalshi.http.Answer;
import io.evenkeel.kalshi.http.SignedCalls;
import io.evenkeel.kalshi.wire.BatchItem;
import io.evenkeel.kalshi.wire.Received;
import java.util.Set;
import java.util.function.Function;

/**
 * Tells what became of a call from what came back. Pure. In doubt it says unknown: a refusal that was none leads to a
 * second order, an unknown that was a refusal only to a question.
 */
final class Outcomes {
    /** Statuses by which the exchange refuses before its engine sees the call. */
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 405, 410, 413, 415, 422);

    private static final String THROTTLED = "too many requests";
    private static final String EXISTS = "order_already_exists";
    private static final String NOT_FOUND = "not_found";
    /** The engine's own word that it does not know whether it did it. */
    private static final String UNAVAILABLE = "exchange_unavailable";

    private Outcomes() {}

    /** @param aboutAnOrder whether the call was about an order that is there already, so that 404 proves nothing */
    static <T> Outcome<T> of(Answer answer, Function<byte[], Received<T>> read, boolean aboutAnOrder) {
        var status = answer.status();
        if (status == 200 || status == 201) {
            return accepted(answer, read);
        }
        var error = ExchangeError.of(status, answer.body());
        if (!error.isExplained() || error.code().equals(UNAVAILABLE)) {
            return new Outcome.Unknown<>(error.toString());
        }
        return switch (status) {
            case 404 -> aboutAnOrder ? new Outcome.NotFound<>(error) : new Outcome.Rejected<>(error);
            case 409 -> new Outcome.Exists<>(error);
            case 429 ->
                error.code().isEmpty() && error.message().equals(THROTTLED)
                        ? new Outcome.Rejected<>(error)
                        : new Outcome.Unknown<>(error.toString());
            default ->
                REFUSALS.contains(status) ? new Outcome.Rejected<>(error) : new Outcome.Unknown<>(error.toString());
        };
    }

    /** A call that is answered nothing at all, or an object that says nothing. */
    static Outcome<Boolean> ofSilent(Answer answer, Function<byte[], Received<Boolean>> read) {
        return answer.status() == 204 ? new Outcome.Accepted<>(true, "") : of(answer, read, true);
    }

    /** Why there is no answer decides: certain is only what did not leave this process. */
    static <T> Outcome<T> of(Throwable failure) {
        var reason = failure instanceof ExchangeFailure known
                ? String.valueOf(known.getMessage())
                : failure.getClass().getSimpleName();
        return SignedCalls.wasSent(failure) ? new Outcome.Unknown<>(reason) : new Outcome.Denied<>(reason);
    }

    /** @param aboutAnOrder as in {@link #of(Answer, Function, boolean)} */
    static <T> Outcome<T> of(Received<BatchItem<T>> item, boolean aboutAnOrder) {
        var value = item.value().value();
        if (value != null) {
            return new Outcome.Accepted<>(value, item.raw());
        }
        var error = item.value().error();
        if (error == null || error.code().isEmpty() || error.code().equals(UNAVAILABLE)) {
            return new Outcome.Unknown<>("the batch does not say what became of this order");
        }
        if (error.code().equals(EXISTS)) {
            return new Outcome.Exists<>(error);
        }
        return aboutAnOrder && error.code().equals(NOT_FOUND)
                ? new Outcome.NotFound<>(error)
                : new Outcome.Rejected<>(error);
    }

    private static <T> Outcome<T> accepted(Answer answer, Function<byte[], Received<T>> read) {
        try {
            var received = read.apply(answer.body());
            return new Outcome.Accepted<>(received.value(), received.raw());
        } catch (ExchangeFailure.Unintelligible e) {
            return new Outcome.Unknown<>("answered " + answer.status() + ", but " + e.getMessage());
        }
    }
}
