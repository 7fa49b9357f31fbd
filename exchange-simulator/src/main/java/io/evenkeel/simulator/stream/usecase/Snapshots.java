package io.evenkeel.simulator.stream.usecase;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.matching.PriceLevel;
import io.evenkeel.simulator.stream.BookView;
import io.evenkeel.simulator.stream.BookView.Level;
import io.evenkeel.simulator.stream.MarketIds;
import io.evenkeel.simulator.stream.Notice;
import io.evenkeel.simulator.stream.Present;
import io.evenkeel.simulator.stream.StreamSession;
import io.evenkeel.simulator.stream.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Reads the present state for sessions. */
@ApplicationScoped
class Snapshots {
    private final Records records;

    Snapshots(Records records) {
        this.records = records;
    }

    /**
     * The present state, handed over through the queue that changes go through. It is put there while nothing can be
     * changed, so every change that is in it stands before it and every other one after it.
     */
    Present inOrderOf(Consumer<Runnable> queue) {
        return new Present() {
            @Override
            public void wish(StreamSession session, Wish wish) {
                records.read(exchange -> {
                    queue.accept(grant(exchange, session, wish));
                    return true;
                });
            }

            @Override
            public List<String> tickersOf(List<String> marketIds) {
                return records.read(exchange -> tickers(exchange, marketIds));
            }
        };
    }

    /** Reads now what is granted when the answer runs. */
    static Runnable grant(Exchange exchange, StreamSession session, Wish wish) {
        return switch (wish) {
            case Wish.Books books -> {
                var found = books(exchange, books);
                yield () -> session.grantBooks(books, found);
            }
            case Wish.Tickers tickers -> {
                var found = tickers(exchange, tickers);
                yield () -> session.grantTickers(tickers, found);
            }
        };
    }

    private static List<BookView> books(Exchange exchange, Wish.Books wish) {
        return wish.tickers().stream()
                .filter(ticker -> exchange.markets().find(ticker).isPresent())
                .map(ticker -> book(exchange, ticker))
                .toList();
    }

    private static BookView book(Exchange exchange, String ticker) {
        var bids = exchange.desk().levels(ticker, BookSide.BID);
        var asks = exchange.desk().levels(ticker, BookSide.ASK);
        return new BookView(ticker, bestLast(bids, price -> price), bestLast(asks, Price::complement));
    }

    private static List<Level> bestLast(List<PriceLevel> bestFirst, UnaryOperator<Price> own) {
        return bestFirst.reversed().stream()
                .map(level -> new Level(own.apply(level.yesPrice()), level.size()))
                .toList();
    }

    private static List<Notice> tickers(Exchange exchange, Wish.Tickers wish) {
        return wish.tickers().stream()
                .flatMap(ticker -> TickerNotices.of(exchange, ticker, exchange.now()).stream())
                .toList();
    }

    private static List<String> tickers(Exchange exchange, List<String> marketIds) {
        var byId = new HashMap<String, String>();
        exchange.markets().newestFirst().forEach(market -> byId.put(MarketIds.of(market.ticker()), market.ticker()));
        return marketIds.stream().map(byId::get).filter(Objects::nonNull).toList();
    }
}
