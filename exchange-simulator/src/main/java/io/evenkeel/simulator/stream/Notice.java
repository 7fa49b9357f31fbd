package io.evenkeel.simulator.stream;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that happened, to be told to whoever subscribed to its channel. Used by one thread. */
public abstract class Notice {
    private final Channel channel;
    private final String type;
    private final @Nullable String market;
    private final @Nullable String account;

    /**
     * @param market the market that it is about, null if of none
     * @param account the only one who is told, null if it is public
     */
    protected Notice(Channel channel, String type, @Nullable String market, @Nullable String account) {
        this.channel = channel;
        this.type = type;
        this.market = market;
        this.account = account;
    }

    /** A notice that reads the same for everybody; its text is made when the first one is told, and once. */
    public static Notice of(
            Channel channel, String type, @Nullable String market, @Nullable String account, Supplier<String> body) {
        return new Same(channel, type, market, account, body);
    }

    public Channel channel() {
        return channel;
    }

    public String type() {
        return type;
    }

    public @Nullable String market() {
        return market;
    }

    public boolean isFor(String reader) {
        return account == null || account.equals(reader);
    }

    /** The {@code msg} of the frame as JSON. */
    abstract String body(String reader, Subscription subscription);

    private static final class Same extends Notice {
        private final Supplier<String> maker;
        private @Nullable String body;

        private Same(
                Channel channel,
                String type,
                @Nullable String market,
                @Nullable String account,
                Supplier<String> maker) {
            super(channel, type, market, account);
            this.maker = maker;
        }

        @Override
        String body(String reader, Subscription subscription) {
            if (body == null) {
                body = maker.get();
            }
            return body;
        }
    }
}
