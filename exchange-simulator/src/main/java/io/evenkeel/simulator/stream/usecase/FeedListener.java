package io.evenkeel.simulator.stream.usecase;

import io.evenkeel.simulator.exchange.Exchange;
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
import io.evenkeel.simulator.stream.Notice;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        var notices = records.read(exchange -> notices(exchange, events));
        if (!notices.isEmpty()) {
            hub.happened(notices);
        }
    }

    private List<Notice> notices(Exchange exchange, List<ExchangeEvent> events) {
        var notices = new ArrayList<Notice>(events.size());
        var told = new HashSet<Object>();
        for (var event : events.reversed()) {
            // The state is that after the last event: telling it once, at the end, is all there is to tell.
            var subject = subject(event);
            if (isFollowed(event) && (subject == null || told.add(subject))) {
                notice(exchange, event).ifPresent(notices::add);
            }
        }
        return notices.reversed();
    }

    /** What a notice is about if it shows a state rather than a change. */
    private static @Nullable Object subject(ExchangeEvent event) {
        return switch (event) {
            case TopChanged top -> top.ticker();
            case PositionChanged position ->
                List.of(position.account(), position.ticker(), String.valueOf(position.subaccount()));
            default -> null;
        };
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

    private static Optional<Notice> notice(Exchange exchange, ExchangeEvent event) {
        return switch (event) {
            case OrderChanged order -> Optional.of(AccountNotices.of(order));
            case Filled fill -> Optional.of(AccountNotices.of(fill));
            case GroupChanged group -> Optional.of(AccountNotices.of(group));
            case PositionChanged position -> Optional.of(PositionNotices.of(exchange, position));
            case BookChanged book -> Optional.of(MarketNotices.of(book));
            case Traded trade -> Optional.of(MarketNotices.of(trade));
            case TopChanged top -> TickerNotices.of(exchange, top.ticker(), top.at());
            case MarketEvent market ->
                Optional.of(MarketNotices.of(
                        market, exchange.markets().find(market.ticker()).orElse(null)));
            case EventCreated created ->
                Optional.ofNullable(exchange.events().get(created.eventTicker()))
                        .map(MarketNotices::ofEvent);
            case FeeUpdated fees ->
                Optional.ofNullable(exchange.events().get(fees.eventTicker())).map(MarketNotices::ofFees);
        };
    }
}
