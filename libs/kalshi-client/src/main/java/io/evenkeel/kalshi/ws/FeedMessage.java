package io.evenkeel.kalshi.ws;

/** What a frame of the feed says. Amounts are exact; times are the exchange's. */
public sealed interface FeedMessage
        permits OrderbookSnapshot,
                OrderbookDelta,
                TickerUpdate,
                TradeUpdate,
                FillUpdate,
                PositionUpdate,
                OrderUpdate,
                MarketLifecycle,
                EventCreated,
                EventFeeUpdate,
                OrderGroupUpdate {}
