package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.kalshi.KalshiClient;
import io.evenkeel.kalshi.budget.Lane;
import io.evenkeel.kalshi.http.ExchangeHttp;
import io.evenkeel.kalshi.http.HttpSettings;
import io.evenkeel.kalshi.http.Origin;
import io.evenkeel.kalshi.order.ClientOrderId;
import io.evenkeel.kalshi.order.NewOrder;
import io.evenkeel.kalshi.order.Outcome;
import io.evenkeel.kalshi.wire.OrderBook;
import io.evenkeel.kalshi.ws.Channel;
import io.evenkeel.kalshi.ws.FeedAddress;
import io.evenkeel.kalshi.ws.FeedMessage;
import io.evenkeel.kalshi.ws.FillUpdate;
import io.evenkeel.kalshi.ws.LiveSession;
import io.evenkeel.kalshi.ws.LiveSockets;
import io.evenkeel.kalshi.ws.OrderbookDelta;
import io.evenkeel.kalshi.ws.OrderbookSnapshot;
import io.evenkeel.kalshi.ws.SessionEvent;
import io.evenkeel.kalshi.ws.SessionSettings;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our own live session, and our own orders, against an exchange that matches them. */
class LiveFeedST {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final MarketTicker MARKET = new MarketTicker("KXLIVE-26-A");

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final CopyOnWriteArrayList<SessionEvent> events = new CopyOnWriteArrayList<>();
    private LoneExchange exchange;
    private ExchangeHttp http;
    private LiveSockets sockets;
    private Cancellable following;
    private int names;

    @BeforeEach
    void start() throws IOException {
        exchange = new LoneExchange(folder, MARKET.value(), "alpha", "beta");
        http = new ExchangeHttp(vertx, HttpSettings.DEFAULTS);
        sockets = new LiveSockets(vertx, SessionSettings.DEFAULTS);
        var session =
                new LiveSession(sockets, FeedAddress.beside(origin()), exchange.key("alpha"), InstantSource.system());
        session.follow(Channel.ORDERBOOK, Set.of(MARKET));
        session.follow(Channel.FILLS);
        session.follow(Channel.ORDERS);
        following = session.events().subscribe().with(events::add);
    }

    @AfterEach
    void stop() throws Exception {
        following.cancel();
        sockets.close();
        http.close();
        exchange.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Test
    void a_session_follows_its_book_and_fills_through_a_gap_and_a_broken_connection() {
        awaitFrame(OrderbookSnapshot.class, snapshot -> snapshot.yes().isEmpty());
        trade();
        var fill = awaitFrame(FillUpdate.class, each -> true);
        assertThat(fill.count()).isEqualTo(Quantity.parse("2"));
        assertThat(fill.positionAfter()).isEqualTo(Quantity.parse("2"));
        assertThat(fill.bookSide()).isEqualTo(BookSide.BID);
        awaitBook();

        exchange.door()
                .fault(ExchangeDoor.body()
                        .put("kind", "dropped_frame")
                        .put("frames", "orderbook_delta")
                        .put("account", "alpha"));
        trade();
        awaitEvent(event -> event instanceof SessionEvent.Gap gap && gap.channel() == Channel.ORDERBOOK);
        awaitBook();

        var connected = count(SessionEvent.Connected.class);
        exchange.door()
                .fault(ExchangeDoor.body()
                        .put("kind", "disconnect")
                        .put("frames", "fill")
                        .put("account", "alpha"));
        trade();
        await().atMost(PATIENCE).until(() -> count(SessionEvent.Connected.class) > connected);
        trade();
        awaitBook();
        assertThat(events).noneMatch(SessionEvent.Unreadable.class::isInstance);
        assertThat(events).noneMatch(SessionEvent.Refused.class::isInstance);
    }

    /** Beta offers, alpha takes two of three. */
    private void trade() {
        place("beta", BookSide.ASK, "3", "0.6000");
        place("alpha", BookSide.BID, "2", "0.6000");
    }

    private void place(String account, BookSide side, String count, String price) {
        var client = client(account);
        var order = NewOrder.resting(
                new ClientOrderId(account + "-" + ++names), MARKET, side, Quantity.parse(count), Price.parse(price));
        var outcome = client.orderCalls().create(Lane.EXIT, order).await().atMost(PATIENCE);
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }

    /** Until the book that our frames make is the one that REST shows. */
    private void awaitBook() {
        var client = client("alpha");
        await().atMost(PATIENCE).untilAsserted(() -> {
            var rest = client.marketData()
                    .orderBook(MARKET, 0)
                    .await()
                    .atMost(PATIENCE)
                    .value();
            var book = new FollowedBook(messages());
            assertThat(book.yes).isEqualTo(FollowedBook.side(rest.yes()));
            // REST tells each side in its own prices.
            var no = new TreeMap<Price, Quantity>();
            rest.no().forEach(level -> no.put(level.price().complement(), level.count()));
            assertThat(book.no).isEqualTo(no);
            assertThat(book.no).isNotEmpty();
        });
    }

    private List<FeedMessage> messages() {
        return events.stream()
                .filter(SessionEvent.Frame.class::isInstance)
                .map(event -> ((SessionEvent.Frame) event).message())
                .toList();
    }

    private <M extends FeedMessage> M awaitFrame(Class<M> type, Predicate<M> wanted) {
        var event = awaitEvent(each -> each instanceof SessionEvent.Frame frame
                && type.isInstance(frame.message())
                && wanted.test(type.cast(frame.message())));
        return type.cast(((SessionEvent.Frame) event).message());
    }

    private SessionEvent awaitEvent(Predicate<SessionEvent> wanted) {
        await().atMost(PATIENCE).until(() -> events.stream().anyMatch(wanted));
        return events.stream().filter(wanted).findFirst().orElseThrow();
    }

    private long count(Class<? extends SessionEvent> type) {
        return events.stream().filter(type::isInstance).count();
    }

    private KalshiClient client(String account) {
        return new KalshiClient(http, origin(), exchange.key(account), InstantSource.system(), 100);
    }

    private Origin origin() {
        return Origin.parse(exchange.base() + "/trade-api/v2");
    }

    /** What is wanted at each YES price, put together from the frames. */
    private static final class FollowedBook {
        private NavigableMap<Price, Quantity> yes = new TreeMap<>();
        private NavigableMap<Price, Quantity> no = new TreeMap<>();

        private FollowedBook(List<FeedMessage> messages) {
            for (var message : messages) {
                if (message instanceof OrderbookSnapshot snapshot) {
                    yes = side(snapshot.yes());
                    no = side(snapshot.no());
                } else if (message instanceof OrderbookDelta delta) {
                    var side = delta.side() == BookSide.BID ? yes : no;
                    side.merge(delta.price(), delta.delta(), Quantity::plus);
                    side.values().removeIf(Quantity::isZero);
                }
            }
        }

        private static NavigableMap<Price, Quantity> side(List<OrderBook.Level> levels) {
            var side = new TreeMap<Price, Quantity>();
            levels.forEach(level -> side.put(level.price(), level.count()));
            return side;
        }
    }
}
