package io.evenkeel.kalshi.budget;

import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * One breaker per kind of call. Five failures in a row stop the calls of that kind, and of no other, for five seconds;
 * then one call may try, and each further failure doubles the pause up to a minute. A success ends it.
 *
 * <p>The state machine is Resilience4j's. SmallRye Fault Tolerance was looked at first: its guards take their time
 * from {@code System.nanoTime}, so a test would have to wait, and its support for {@code Uni} subscribes by itself, so
 * that a caller who hangs up would leave the call on the wire. Here permissions are asked for and given back by hand,
 * which fits any pipeline.
 */
public final class Breakers {
    private static final int FAILURES = 5;
    private static final Duration PAUSE_FIRST = Duration.ofSeconds(5);
    private static final Duration PAUSE_MAX = Duration.ofMinutes(1);

    private final Map<CallKind, CircuitBreaker> breakers = new EnumMap<>(CallKind.class);

    public Breakers(InstantSource clock) {
        var config = CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(FAILURES)
                .minimumNumberOfCalls(FAILURES)
                .failureRateThreshold(100)
                .waitIntervalFunctionInOpenState(IntervalFunction.ofExponentialBackoff(PAUSE_FIRST, 2, PAUSE_MAX))
                .permittedNumberOfCallsInHalfOpenState(1)
                .clock(clock.withZone(ZoneOffset.UTC))
                .build();
        for (var kind : CallKind.values()) {
            breakers.put(kind, CircuitBreaker.of(kind.name(), config));
        }
    }

    /**
     * Makes the call, unless calls of its kind are stopped.
     *
     * @param isIll whether an answer says that the exchange is ill
     * @return fails with {@link ExchangeFailure.Stopped}, without the call having been made, if they are
     */
    public <T> Uni<T> guard(CallKind kind, Uni<T> call, Predicate<T> isIll) {
        var breaker = breakerOf(kind);
        return Uni.createFrom().deferred(() -> {
            if (!breaker.tryAcquirePermission()) {
                return Uni.createFrom().failure(new ExchangeFailure.Stopped("calls for " + kind + " failed too often"));
            }
            return call.onItem()
                    .invoke(answer -> onAnswer(breaker, isIll.test(answer)))
                    .onFailure()
                    .invoke(failure -> onFailure(breaker, failure))
                    .onCancellation()
                    .invoke(breaker::releasePermission);
        });
    }

    private static void onAnswer(CircuitBreaker breaker, boolean ill) {
        if (ill) {
            breaker.onError(0, TimeUnit.MILLISECONDS, new ExchangeFailure.Unreachable("ill"));
        } else {
            breaker.onSuccess(0, TimeUnit.MILLISECONDS);
        }
    }

    /** Only the exchange's failures count; what went wrong here gives the permission back. */
    private static void onFailure(CircuitBreaker breaker, Throwable failure) {
        if (failure instanceof ExchangeFailure.Unreachable) {
            breaker.onError(0, TimeUnit.MILLISECONDS, failure);
        } else {
            breaker.releasePermission();
        }
    }

    private CircuitBreaker breakerOf(CallKind kind) {
        var breaker = breakers.get(kind);
        if (breaker == null) {
            throw new IllegalStateException("no breaker for " + kind);
        }
        return breaker;
    }
}
