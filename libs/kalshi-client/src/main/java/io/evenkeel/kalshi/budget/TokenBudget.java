package io.evenkeel.kalshi.budget;

import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The account's own copy of one of the exchange's token buckets, so that the exchange seldom has to refuse a call.
 * Safe for any number of threads.
 *
 * <p>Who finds no tokens waits in the queue of its lane; each queue is bounded, and so is the time in it. The lanes are
 * served strictly in their order. A quarter of the bucket is held back for {@link Lane#EXIT}: the others wait while
 * there is no more than that. After a 429 they also wait out a pause, while exits only wait for tokens to come in
 * again.
 */
public final class TokenBudget {
    static final int WAITING_MAX = 512;
    private static final int RESERVED_DIVISOR = 4;
    /** Nothing is held back of a bucket so small that others could then hardly call at all. */
    private static final int RESERVED_FROM = 40;

    private final InstantSource clock;
    private final Alarm alarm;
    private final TokenBucket bucket;
    private final Throttle throttle;
    private final Map<Lane, ArrayDeque<Waiter>> queues = new EnumMap<>(Lane.class);
    private @Nullable Instant wakeAt;

    public TokenBudget(long tokensPerSecond, long capacity, InstantSource clock, Alarm alarm, Backoff backoff) {
        this.clock = clock;
        this.alarm = alarm;
        this.bucket = new TokenBucket(tokensPerSecond, capacity, clock.instant());
        this.throttle = new Throttle(backoff);
        for (var lane : Lane.values()) {
            queues.put(lane, new ArrayDeque<>());
        }
    }

    /** Somebody who waits; gone as soon as the result does not matter any more. */
    private record Waiter(Lane lane, int tokens, Instant giveUpAt, UniEmitter<? super Void> result) {}

    /**
     * Completes when the tokens are the caller's. Whoever loses interest leaves the queue.
     *
     * @return fails with {@link ExchangeFailure.Overloaded} if the queue is full, the wait was too long, or the call
     *     costs more than the lane can ever have
     */
    public Uni<Void> take(Lane lane, int tokens) {
        return Uni.createFrom().emitter(result -> enter(lane, tokens, result));
    }

    /** Takes over what the exchange says about this account. */
    public void adopt(long tokensPerSecond, long capacity) {
        synchronized (this) {
            bucket.adopt(tokensPerSecond, capacity, clock.instant());
        }
        serve();
    }

    /**
     * Notes that the exchange refused a call for want of tokens.
     *
     * @param sent when the call went out
     */
    public synchronized void onThrottled(Instant sent) {
        bucket.drain(clock.instant());
        throttle.onRefused(sent, clock.instant());
    }

    /** Notes that a call was not refused for want of tokens. */
    public synchronized void onAnswered(Instant sent) {
        throttle.onAnswered(sent);
    }

    private void enter(Lane lane, int tokens, UniEmitter<? super Void> result) {
        var waiter = new Waiter(lane, tokens, clock.instant().plus(lane.waitMax()), result);
        var refusal = queue(waiter);
        if (refusal != null) {
            result.fail(new ExchangeFailure.Overloaded(refusal));
            return;
        }
        result.onTermination(() -> leave(waiter));
        serve();
    }

    /** Says why not, or {@code null}. */
    private synchronized @Nullable String queue(Waiter waiter) {
        if (waiter.tokens > bucket.capacity() - reserve(waiter.lane)) {
            return "a call of " + waiter.tokens + " tokens is more than the account's request budget ever holds";
        }
        var queue = queueOf(waiter.lane);
        if (queue.size() >= WAITING_MAX) {
            return "more than " + WAITING_MAX + " calls are waiting for the account's request budget";
        }
        queue.add(waiter);
        return null;
    }

    private synchronized void leave(Waiter waiter) {
        queueOf(waiter.lane).remove(waiter);
    }

    private void serve() {
        var served = new ArrayList<Waiter>();
        var givenUp = new ArrayList<Waiter>();
        synchronized (this) {
            var now = clock.instant();
            giveUp(now, givenUp);
            admit(now, served);
            wakeLater(now);
        }
        served.forEach(waiter -> waiter.result.complete(null));
        givenUp.forEach(waiter ->
                waiter.result.fail(new ExchangeFailure.Overloaded("the account's request budget is used up")));
    }

    private void giveUp(Instant now, List<Waiter> givenUp) {
        for (var queue : queues.values()) {
            for (var head = queue.peek(); head != null && head.giveUpAt.isBefore(now); head = queue.peek()) {
                givenUp.add(queue.remove());
            }
        }
    }

    /** Stops at the first that has to wait, so that nobody behind it takes what it waits for. */
    private void admit(Instant now, List<Waiter> served) {
        for (var lane : Lane.values()) {
            var queue = queueOf(lane);
            for (var head = queue.peek(); head != null; head = queue.peek()) {
                if (isPaused(lane, now) || !bucket.take(head.tokens, reserve(lane), now)) {
                    return;
                }
                served.add(queue.remove());
            }
        }
    }

    private void wakeLater(Instant now) {
        Waiter next = null;
        for (var lane : Lane.values()) {
            next = next == null ? queueOf(lane).peek() : next;
        }
        if (next == null) {
            return;
        }
        var pause = next.lane == Lane.EXIT ? Duration.ZERO : throttle.left(now);
        var tokens = bucket.untilPossible(next.tokens, reserve(next.lane));
        var wait = pause.compareTo(tokens) > 0 ? pause : tokens;
        var at = now.plus(wait);
        if (wakeAt == null || at.isBefore(wakeAt) || !wakeAt.isAfter(now)) {
            wakeAt = at;
            alarm.after(wait, this::onAlarm);
        }
    }

    private void onAlarm() {
        synchronized (this) {
            wakeAt = null;
        }
        serve();
    }

    private boolean isPaused(Lane lane, Instant now) {
        return lane != Lane.EXIT && !throttle.left(now).isZero();
    }

    private long reserve(Lane lane) {
        var capacity = bucket.capacity();
        return lane == Lane.EXIT || capacity < RESERVED_FROM ? 0 : capacity / RESERVED_DIVISOR;
    }

    private ArrayDeque<Waiter> queueOf(Lane lane) {
        var queue = queues.get(lane);
        if (queue == null) {
            throw new IllegalStateException("no queue for " + lane);
        }
        return queue;
    }
}
