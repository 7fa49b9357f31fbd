package io.evenkeel.kalshi.order;

import io.evenkeel.kalshi.failure.ExchangeError;

/**
 * What became of a call that was made once. Only {@link Accepted}, {@link Rejected} and {@link Denied} are certain.
 *
 * <pre>
 *   not sent ------------------------------------------------> Denied
 *   sent --- success that can be read -----------------------> Accepted
 *        --- the exchange refuses in its own words ----------> Rejected
 *        --- 409 --------------------------------------------> Exists     an earlier one under this id was taken
 *        --- 404 for an order --------------------------------> NotFound   over, or not to be seen yet: proves nothing
 *        --- time-out, cut off, 5xx, anything unreadable ----> Unknown    may have happened: find out first
 * </pre>
 */
public sealed interface Outcome<T> {

    /**
     * The exchange did it.
     *
     * @param raw its own text; empty where it says nothing
     */
    record Accepted<T>(T value, String raw) implements Outcome<T> {}

    /** The exchange did not do it and says why. A 429 in its own words belongs here too. */
    record Rejected<T>(ExchangeError error) implements Outcome<T> {
        /** Whether there were too many calls, so that it may be tried again soon. */
        public boolean isThrottled() {
            return error.status() == 429;
        }
    }

    /** The client order id was used before: that order is on the exchange, whatever became of it. Look it up. */
    record Exists<T>(ExchangeError error) implements Outcome<T> {}

    /** The exchange knows no such open order. It may be filled or cancelled, or too new to be seen. */
    record NotFound<T>(ExchangeError error) implements Outcome<T> {}

    /** It never left this process. */
    record Denied<T>(String reason) implements Outcome<T> {}

    /** It may have been done or not. */
    record Unknown<T>(String reason) implements Outcome<T> {}

    /** The same outcome of something else; of an acceptance only the words are left, so it must not be one. */
    default <U> Outcome<U> failed() {
        return switch (this) {
            case Accepted<T> _ -> throw new IllegalStateException("an acceptance is no failure");
            case Rejected<T>(var error) -> new Rejected<>(error);
            case Exists<T>(var error) -> new Exists<>(error);
            case NotFound<T>(var error) -> new NotFound<>(error);
            case Denied<T>(var reason) -> new Denied<>(reason);
            case Unknown<T>(var reason) -> new Unknown<>(reason);
        };
    }
}
