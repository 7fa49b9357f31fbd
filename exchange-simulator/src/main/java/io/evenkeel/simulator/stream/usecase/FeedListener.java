package io.evenkeel.simulator.stream.usecase;

import io.evenkeel.simulator.exchange.event.ExchangeEvent;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.BookChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.EventCreated;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.FeeUpdated;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.Filled;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.GroupChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.MarketEvent;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.OrderChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.PositionChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.TopChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.Traded;
import io.evenkeel.simulator.exchange.event.ExchangeFeed;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.stream.Channel;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Turns what happens into notices, for channels that somebody follows. Called while the exchange's state is locked, so
 * a notice shows the state right after the change that it is about.
 */
@ApplicationScoped
class FeedListener {
    private final ExchangeFeed feed;
    private final Records records;
    private final StreamHub hub;

    FeedListener(ExchangeFeed feed, Records records, StreamHub hub) {
        this.feed = feed;
        this.records = records;
        this.hub = hub;
    }

    void start(@Observes StartupEvent start) {
        feed.subscribe(this::happened);
    }

    private void happened(List<ExchangeEvent> events) {
        if (!hub.hasSessions()) {
            return;
        }
        var notices = records.read(exchange -> Notices.of(exchange, events, this::isFollowed));
        if (!notices.isEmpty()) {
            hub.happened(notices);
        }
    }

    private boolean isFollowed(ExchangeEvent event) {
        return switch (event) {
            case OrderChanged order -> hub.isFollowed(Channel.USER_ORDERS, order.account());
            case Filled fill -> hub.isFollowed(Channel.FILL, fill.account());
            case PositionChanged position -> hub.isFollowed(Channel.POSITIONS, position.account());
            case GroupChanged group -> hub.isFollowed(Channel.ORDER_GROUPS, group.account());
            case BookChanged _ -> hub.isFollowed(Channel.ORDERBOOK, null);
            case TopChanged _ -> hub.isFollowed(Channel.TICKER, null);
            case Traded _ -> hub.isFollowed(Channel.TRADE, null);
            case MarketEvent _, EventCreated _, FeeUpdated _ ->
                hub.isFollowed(Channel.LIFECYCLE, null) || hub.isFollowed(Channel.COMBO_LIFECYCLE, null);
        };
    }
}
