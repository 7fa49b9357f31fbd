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
import io.evenkeel.simulator.stream.Notice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is told of a change of the exchange. */
final class Notices {
    private Notices() {}

    /** Those of events that somebody follows, in their order; the exchange is as it was right after them. */
    static List<Notice> of(Exchange exchange, List<ExchangeEvent> events, Predicate<ExchangeEvent> followed) {
        var notices = new ArrayList<Notice>(events.size());
        var told = new HashSet<Object>();
        for (var event : events.reversed()) {
            // The state is that after the last event: telling it once, at the end, is all there is to tell.
            var subject = subject(event);
            if (followed.test(event) && (subject == null || told.add(subject))) {
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
