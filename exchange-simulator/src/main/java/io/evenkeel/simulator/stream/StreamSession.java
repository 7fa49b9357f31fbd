package io.evenkeel.simulator.stream;

import io.evenkeel.simulator.frame.Frame;
import io.evenkeel.simulator.stream.Command.ListSubscriptions;
import io.evenkeel.simulator.stream.Command.Selection;
import io.evenkeel.simulator.stream.Command.Subscribe;
import io.evenkeel.simulator.stream.Command.Unsubscribe;
import io.evenkeel.simulator.stream.Command.Update;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One connection's conversation: commands in, frames out. Used by one thread. */
public final class StreamSession {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final String account;
    private final StreamLimits limits;
    private final Present present;
    private final Consumer<Frame> out;
    private final Map<Channel, Subscription> byChannel = new EnumMap<>(Channel.class);
    private final Map<Long, Subscription> bySid = new TreeMap<>();
    /** Read by other threads too. */
    private volatile Set<Channel> followed = Set.of();

    private long lastSid;
    private Instant second = Instant.MIN;
    private int saidInSecond;

    public StreamSession(String account, StreamLimits limits, Present present, Consumer<Frame> out) {
        this.account = account;
        this.limits = limits;
        this.present = present;
        this.out = out;
    }

    public String account() {
        return account;
    }

    /** Safe for any thread. */
    public boolean follows(Channel channel) {
        return followed.contains(channel);
    }

    /**
     * Obeys or refuses one command.
     *
     * @param command plain JSON values, null for text that is no JSON object
     * @param now wall-clock time, which the number of commands is counted by
     */
    public void obey(@Nullable Map<?, ?> command, Instant now) {
        var id = command == null ? 0 : CommandReader.id(command);
        try {
            requirePace(now);
            if (command == null) {
                throw new CommandRefused(StreamError.UNREADABLE);
            }
            switch (CommandReader.read(command)) {
                case Subscribe subscribe -> subscribe(id, subscribe);
                case Unsubscribe unsubscribe -> unsubscribe.sids().forEach(sid -> unsubscribe(id, sid));
                case Update update -> update(id, update);
                case ListSubscriptions list -> out.accept(Replies.list(id, bySid.values()));
            }
        } catch (CommandRefused refused) {
            out.accept(Replies.error(id, refused.error(), null));
        }
    }

    /** Tells what happened, if this session follows it. */
    public void tell(Notice notice) {
        var subscription = byChannel.get(notice.channel());
        if (subscription == null || !notice.isFor(account) || !subscription.covers(notice.market())) {
            return;
        }
        var market = notice.market();
        if (notice.channel() == Channel.ORDERBOOK && market != null && !subscription.isLive(market)) {
            // It came to be after it was subscribed to; the snapshot will have this change in it.
            wishBooks(subscription, List.of(market));
            return;
        }
        send(subscription, notice.type(), 0, notice.body(account, subscription));
    }

    /** Order books for {@link Wish.Books}, of those markets that exist. */
    public void grantBooks(Wish.Books wish, List<BookView> books) {
        var subscription = bySid.get(wish.sid());
        if (subscription == null) {
            return;
        }
        for (var missing : missing(wish, books)) {
            subscription.giveUp(missing);
            if (wish.commandId() > 0) {
                out.accept(Replies.error(wish.commandId(), StreamError.BAD_PARAMETER, missing));
            }
        }
        for (var book : books) {
            var isNew = subscription.enliven(book.ticker());
            if (isNew || wish.commandId() > 0) {
                send(subscription, "orderbook_snapshot", wish.commandId(), book.body(subscription.isYesPrice()));
            }
        }
    }

    private static List<String> missing(Wish.Books wish, List<BookView> books) {
        if (books.size() == wish.tickers().size()) {
            return List.of();
        }
        var missing = new ArrayList<String>(wish.tickers());
        books.forEach(book -> missing.remove(book.ticker()));
        return missing;
    }

    /** Ticker notices for {@link Wish.Tickers}, told to the one who asked. */
    public void grantTickers(Wish.Tickers wish, List<Notice> tickers) {
        var subscription = bySid.get(wish.sid());
        if (subscription != null) {
            tickers.forEach(ticker -> send(subscription, ticker.type(), 0, ticker.body(account, subscription)));
        }
    }

    /** Ends a subscription whose frames are not taken fast enough; the client must subscribe again. */
    public void overflow(long sid) {
        if (forget(sid) != null) {
            out.accept(Replies.terminal(sid, StreamError.BUFFER_OVERFLOW));
        }
    }

    /** As {@link #overflow(long)} for all of them: what happened could not be kept for anybody. */
    public void overflow() {
        List.copyOf(bySid.keySet()).forEach(this::overflow);
    }

    /** There were so many commands more than anybody looks at. */
    public void refuseForPace(int commands) {
        for (var i = 0; i < commands; i++) {
            out.accept(Replies.error(0, StreamError.TOO_MANY_COMMANDS, null));
        }
    }

    private void requirePace(Instant now) {
        if (second.equals(Instant.MIN) || now.isBefore(second) || !now.isBefore(second.plus(SECOND))) {
            second = now;
            saidInSecond = 0;
        }
        saidInSecond++;
        if (saidInSecond > limits.commandsMax()) {
            throw new CommandRefused(StreamError.TOO_MANY_COMMANDS);
        }
    }

    private void subscribe(long id, Subscribe command) {
        for (var name : command.channels()) {
            try {
                subscribe(id, command, channel(name));
            } catch (CommandRefused refused) {
                out.accept(Replies.error(id, refused.error(), null));
            }
        }
    }

    private static Channel channel(String name) {
        return Channel.ofWire(name).orElseThrow(() -> new CommandRefused(StreamError.UNKNOWN_CHANNEL));
    }

    private void subscribe(long id, Subscribe command, Channel channel) {
        var tickers = tickers(channel, command.markets());
        requireRoom(tickers.size());
        var known = byChannel.get(channel);
        var subscription = known == null ? new Subscription(++lastSid, channel, command.options()) : known;
        if (known == null) {
            byChannel.put(channel, subscription);
            bySid.put(subscription.sid(), subscription);
            followed = Set.copyOf(byChannel.keySet());
        }
        var added = new ArrayList<String>();
        if (tickers.isEmpty()) {
            subscription.coverEverything();
        } else {
            added.addAll(subscription.add(tickers));
        }
        out.accept(known == null ? Replies.subscribed(id, subscription) : Replies.updated(id, subscription));
        begin(subscription, added, command.options().initialSnapshot());
    }

    /** The markets that a subscription shall be of; none means all. */
    private List<String> tickers(Channel channel, Selection selection) {
        return switch (channel.markets()) {
            case IGNORED -> List.of();
            case OPTIONAL -> selection.named() ? resolved(channel, selection) : List.of();
            case REQUIRED -> resolved(channel, selection);
        };
    }

    private List<String> resolved(Channel channel, Selection selection) {
        if (!selection.ids().isEmpty() && channel != Channel.TICKER) {
            throw new CommandRefused(
                    channel == Channel.ORDERBOOK ? StreamError.MARKET_REQUIRED : StreamError.BAD_PARAMETER);
        }
        if (selection.tickers().isEmpty() && selection.ids().isEmpty()) {
            throw new CommandRefused(StreamError.MARKET_REQUIRED);
        }
        if (selection.ids().isEmpty()) {
            return selection.tickers();
        }
        var tickers = present.tickersOf(selection.ids());
        if (tickers.size() < selection.ids().size()) {
            throw new CommandRefused(StreamError.BAD_PARAMETER);
        }
        return tickers;
    }

    private void begin(Subscription subscription, List<String> added, boolean initialSnapshot) {
        if (added.isEmpty()) {
            return;
        }
        if (subscription.channel() == Channel.ORDERBOOK) {
            wishBooks(subscription, added);
        } else if (subscription.channel() == Channel.TICKER && initialSnapshot) {
            present.wish(this, new Wish.Tickers(subscription.sid(), added));
        }
    }

    private void wishBooks(Subscription subscription, List<String> tickers) {
        var missing = tickers.stream().filter(subscription::await).toList();
        if (!missing.isEmpty()) {
            present.wish(this, new Wish.Books(subscription.sid(), missing, 0));
        }
    }

    private void unsubscribe(long id, long sid) {
        var subscription = forget(sid);
        out.accept(
                subscription == null
                        ? Replies.error(id, StreamError.UNKNOWN_SID, null)
                        : Replies.unsubscribed(id, subscription));
    }

    private @Nullable Subscription forget(long sid) {
        var subscription = bySid.remove(sid);
        if (subscription != null) {
            byChannel.remove(subscription.channel());
            followed = Set.copyOf(byChannel.keySet());
        }
        return subscription;
    }

    private void update(long id, Update update) {
        var subscription = bySid.get(update.sid());
        if (subscription == null) {
            throw new CommandRefused(StreamError.UNKNOWN_SID);
        }
        var channel = subscription.channel();
        if (channel.markets() == Channel.Markets.IGNORED) {
            throw new CommandRefused(StreamError.UNSUPPORTED_ACTION);
        }
        var tickers = resolved(channel, update.markets());
        switch (update.action()) {
            case ADD_MARKETS -> {
                requireRoom(tickers.size());
                var added = subscription.add(tickers);
                out.accept(Replies.updated(id, subscription));
                begin(subscription, added, update.initialSnapshot());
            }
            case DELETE_MARKETS -> {
                subscription.remove(tickers);
                out.accept(Replies.updated(id, subscription));
            }
            case GET_SNAPSHOT -> {
                if (channel != Channel.ORDERBOOK) {
                    throw new CommandRefused(StreamError.UNSUPPORTED_ACTION);
                }
                present.wish(this, new Wish.Books(subscription.sid(), tickers, id));
            }
        }
    }

    private void requireRoom(int more) {
        var named = bySid.values().stream().mapToInt(Subscription::size).sum();
        if (named + more > limits.marketsMax()) {
            throw new CommandRefused(StreamError.TOO_MANY_MARKETS);
        }
    }

    private void send(Subscription subscription, String type, long commandId, String body) {
        var seq = subscription.channel().isSequenced() ? subscription.nextSeq() : 0;
        out.accept(Frames.of(type, subscription.sid(), seq, commandId, body));
    }
}
