package io.evenkeel.simulator.exchange.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Hands what happens to everybody who listens, in order. Listeners come and go at any time, on any thread. */
@ApplicationScoped
public class ExchangeFeed {
    private final CopyOnWriteArrayList<Consumer<List<ExchangeEvent>>> listeners = new CopyOnWriteArrayList<>();

    /** Ends a subscription. */
    public interface Handle extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * From the next change on; nothing is repeated.
     *
     * @param listener called while the exchange's state is locked: it may only put the events aside and return
     */
    public Handle subscribe(Consumer<List<ExchangeEvent>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Called by the one writer of the state, after each applied batch. */
    public void publish(List<ExchangeEvent> events) {
        if (!events.isEmpty()) {
            listeners.forEach(listener -> listener.accept(events));
        }
    }
}
