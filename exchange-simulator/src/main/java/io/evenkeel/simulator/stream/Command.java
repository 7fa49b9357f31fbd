package io.evenkeel.simulator.stream;

import java.util.List;

/** What a client asks for. */
sealed interface Command {
    /**
     * @param channels as the client named them: an unknown one is refused alone
     */
    record Subscribe(List<String> channels, Selection markets, Options options) implements Command {}

    record Unsubscribe(List<Long> sids) implements Command {}

    record Update(long sid, Action action, Selection markets, boolean initialSnapshot) implements Command {}

    record ListSubscriptions() implements Command {}

    /** What an update does to a subscription. */
    enum Action {
        ADD_MARKETS,
        DELETE_MARKETS,
        GET_SNAPSHOT
    }

    /**
     * @param initialSnapshot of the ticker channel: tell the present state first
     * @param shortReplies do not list the markets in replies
     * @param yesPrice of the order book: prices of both sides on the YES scale
     */
    record Options(boolean initialSnapshot, boolean shortReplies, boolean yesPrice) {}

    /**
     * The markets that a command names, by ticker or by id.
     *
     * @param named false if it names none, which means all of them where a channel has such a thing
     */
    record Selection(List<String> tickers, List<String> ids, boolean named) {
        public Selection {
            tickers = List.copyOf(tickers);
            ids = List.copyOf(ids);
        }
    }
}
