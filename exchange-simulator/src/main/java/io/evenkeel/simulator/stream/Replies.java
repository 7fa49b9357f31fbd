package io.evenkeel.simulator.stream;

import io.evenkeel.simulator.frame.Frame;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The frames that answer commands. A client that gave no id, or 0, gets none back. */
final class Replies {
    private Replies() {}

    static Frame subscribed(long id, Subscription subscription) {
        var text = object("subscribed", id).withRaw("msg", row(subscription));
        return new Frame("subscribed", subscription.sid(), 0, line(text));
    }

    /** Says what the subscription covers now, unless it wants short replies or covers everything. */
    static Frame updated(long id, Subscription subscription) {
        var msg = new Json();
        if (!subscription.isOfEverything() && !subscription.options().shortReplies()) {
            msg.with("market_tickers", subscription.markets());
        }
        var text = object("ok", id).with("sid", subscription.sid());
        var seq = subscription.channel().isSequenced() ? subscription.nextSeq() : 0;
        if (seq > 0) {
            text.with("seq", seq);
        }
        return new Frame("ok", subscription.sid(), seq, line(text.withRaw("msg", msg.end())));
    }

    /** The last number of the subscription; also where its frames have none, as the exchange's schema wants it. */
    static Frame unsubscribed(long id, Subscription subscription) {
        var seq = subscription.nextSeq();
        var text = object("unsubscribed", id).with("sid", subscription.sid()).with("seq", seq);
        return new Frame("unsubscribed", subscription.sid(), seq, line(text));
    }

    static Frame list(long id, Collection<Subscription> subscriptions) {
        var rows = new StringBuilder("[");
        var comma = "";
        for (var subscription : subscriptions) {
            rows.append(comma).append(row(subscription));
            comma = ",";
        }
        var text = new Json().with("type", "ok").with("id", id).withRaw("msg", rows.append(']'));
        return new Frame("ok", 0, 0, line(text));
    }

    static Frame error(long id, StreamError error, @Nullable String market) {
        var msg =
                new Json().with("code", error.code()).with("msg", error.text()).withIfAny("market_ticker", market);
        return new Frame("error", 0, 0, line(object("error", id).withRaw("msg", msg.end())));
    }

    /** The end of a subscription. */
    static Frame terminal(long sid, StreamError error) {
        var msg = new Json().with("code", error.code()).with("msg", error.text());
        var text = new Json().with("type", "error").with("sid", sid).withRaw("msg", msg.end());
        return new Frame("error", 0, 0, line(text));
    }

    private static String row(Subscription subscription) {
        return new Json()
                .with("channel", subscription.channel().wire())
                .with("sid", subscription.sid())
                .end();
    }

    private static Json object(String type, long id) {
        var text = new Json().with("type", type);
        return id == 0 ? text : text.with("id", id);
    }

    private static String line(Json object) {
        return object.end() + "\n";
    }
}
