package io.evenkeel.kalshi.ws;

import org.jspecify.annotations.Nullable;

/**
 * One channel on one connection: what the exchange covers, what it was last asked for, and where its numbers stand. One
 * command at a time, because the exchange may answer two in any order.
 *
 * <pre>
 *   closed --subscribe--> open --add/delete--> open --unsubscribe (left, or a gap)--> closed
 * </pre>
 */
final class Line {
    /** Markets named in one command. */
    static final int MARKETS_MAX = 500;

    private final Channel channel;
    private Interest covered = Interest.NONE;
    private long sid;
    private long seq;
    private boolean muted;
    private @Nullable Pending pending;
    private int restTicks;

    Line(Channel channel) {
        this.channel = channel;
    }

    private record Pending(long id, Command command, int ticks) {}

    Channel channel() {
        return channel;
    }

    long sid() {
        return sid;
    }

    /** Whether what comes is not to be told: the channel was left, or frames are missing. */
    boolean isMuted() {
        return muted;
    }

    /** The command that brings the channel nearer to what is wanted; {@code null} if there is nothing to say now. */
    @Nullable
    Command next(Interest wanted) {
        if (pending != null || restTicks > 0) {
            return null;
        }
        if (sid == 0) {
            return wanted.isNone() ? null : new Command.Subscribe(channel, wanted.first(MARKETS_MAX));
        }
        if (muted || wanted.isNone() || wanted.everything() != covered.everything()) {
            return new Command.Unsubscribe(sid);
        }
        var more = wanted.minus(covered.markets());
        if (!more.isNone() && !more.everything()) {
            return new Command.AddMarkets(sid, more.first(MARKETS_MAX));
        }
        var gone = covered.minus(wanted.markets());
        return gone.isNone() || gone.everything() ? null : new Command.DeleteMarkets(sid, gone.first(MARKETS_MAX));
    }

    void said(long id, Command command) {
        pending = new Pending(id, command, 0);
        muted |= command instanceof Command.Unsubscribe;
    }

    /** What was asked with this id, or, where the exchange leaves the id out, what is being asked. */
    @Nullable
    Command asked(long id) {
        return pending != null && (id == 0 || pending.id == id) ? pending.command : null;
    }

    void opened(long newSid, Command command) {
        sid = newSid;
        seq = 0;
        muted = false;
        done(command);
    }

    void done(Command command) {
        covered = command.after(covered);
        pending = null;
    }

    /** The exchange no longer knows the subscription. */
    void closed() {
        sid = 0;
        covered = Interest.NONE;
        pending = null;
    }

    void refused(int ticks) {
        pending = null;
        restTicks = ticks;
    }

    void mute() {
        muted = true;
    }

    /**
     * Takes the number of a frame in.
     *
     * @return whether no frame is missing before it; a frame without number tells nothing
     * @throws Breach if the number has been there already
     */
    boolean inOrder(long next) {
        if (!channel.isSequenced() || next == 0) {
            return true;
        }
        if (next <= seq) {
            throw new Breach(
                    SessionEvent.Cause.BREACH,
                    "frame " + next + " of channel " + channel.wire() + " came after frame " + seq);
        }
        var inOrder = next == seq + 1;
        if (inOrder) {
            seq = next;
        }
        return inOrder;
    }

    long seq() {
        return seq;
    }

    /** A moment has passed. */
    void tick() {
        restTicks = Math.max(0, restTicks - 1);
        if (pending != null) {
            if (pending.ticks >= SessionSettings.COMMAND_TICKS) {
                throw new Breach(
                        SessionEvent.Cause.UNANSWERED, "no answer to a command about channel " + channel.wire());
            }
            pending = new Pending(pending.id, pending.command, pending.ticks + 1);
        }
    }
}
