package io.evenkeel.kalshi.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes as many events as it was told to, and hands them to the test one by one. */
final class SessionConsumer implements Flow.Subscriber<SessionEvent> {
    private final LinkedBlockingQueue<SessionEvent> events = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final long first;
    private volatile @Nullable Throwable failure;
    private volatile Flow.@Nullable Subscription subscription;

    SessionConsumer(long first) {
        this.first = first;
    }

    SessionEvent next() {
        try {
            var event = events.poll(20, TimeUnit.SECONDS);
            assertThat(event).as("an event in time").isNotNull();
            return event;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    <E extends SessionEvent> E skipTo(Class<E> type) {
        for (var event = next(); ; event = next()) {
            if (type.isInstance(event)) {
                return type.cast(event);
            }
        }
    }

    void request(long events) {
        Objects.requireNonNull(subscription).request(events);
    }

    void cancel() {
        Objects.requireNonNull(subscription).cancel();
    }

    void completion() {
        try {
            assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(failure).isNull();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(first);
    }

    @Override
    public void onNext(SessionEvent event) {
        events.add(event);
    }

    @Override
    public void onError(Throwable thrown) {
        failure = thrown;
        over.countDown();
    }

    @Override
    public void onComplete() {
        over.countDown();
    }
}
