package io.evenkeel.kalshi.ws;

import io.evenkeel.kalshi.failure.Printable;
import io.evenkeel.kalshi.wire.UnreadableRecord;
import io.evenkeel.kalshi.ws.SessionEvent.Cause;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is said on one connection, from its first command to its end. Knows the exchange's rules and neither sockets nor
 * timers: text comes in, events and commands go out. Not safe for several threads.
 */
final class Conversation {
    private static final int RETIRED_MAX = 1000;
    private static final int UNKNOWN_SID = 7;
    private static final int AUTHENTICATION_REQUIRED = 9;
    private static final int CHANNEL_ERROR = 10;
    private static final int TOO_SLOW = 25;

    private final Function<Channel, Interest> wanted;
    private final Consumer<SessionEvent> tell;
    private final Consumer<String> say;
    private final int repairsMax;
    private final Map<Channel, Line> lines = new EnumMap<>(Channel.class);
    private final Map<Long, Line> bySid = new HashMap<>();
    /** Subscriptions that are over: what was on its way from them is nobody's fault. */
    private final LinkedHashSet<Long> retired = new LinkedHashSet<>();

    private long lastId;
    private int repairs;
    private int ticks;

    /**
     * @param wanted what shall be followed now; asked again whenever {@link #settle()} is called
     * @param say sends one command
     */
    Conversation(
            Function<Channel, Interest> wanted, Consumer<SessionEvent> tell, Consumer<String> say, int repairsMax) {
        this.wanted = wanted;
        this.tell = tell;
        this.say = say;
        this.repairsMax = repairsMax;
        for (var channel : Channel.values()) {
            lines.put(channel, new Line(channel));
        }
    }

    /** Says what is needed to come from what the exchange covers to what is wanted. */
    void settle() {
        lines.values().forEach(this::settle);
    }

    /** @throws Breach if it shows that the connection cannot go on */
    void onText(String raw) {
        try {
            onEnvelope(Envelope.read(raw), raw);
        } catch (UnreadableRecord e) {
            tell.accept(unreadable(null, raw, e));
        }
    }

    /**
     * A quarter of the longest silence has passed.
     *
     * @throws Breach if a command was not answered in time
     */
    void tick() {
        ticks++;
        if (ticks % SessionSettings.TICKS == 0) {
            repairs = 0;
        }
        lines.values().forEach(Line::tick);
        settle();
    }

    /** Whether it has lasted longer than the longest silence with something subscribed to. */
    boolean isSound() {
        return ticks > SessionSettings.TICKS && !bySid.isEmpty();
    }

    private void onEnvelope(Envelope in, String raw) {
        switch (in.type()) {
            case "subscribed" -> subscribed(in);
            case "unsubscribed" -> unsubscribed(in);
            case "ok" -> updated(in);
            case "error" -> refused(in);
            default -> data(in, raw);
        }
    }

    private void data(Envelope in, String raw) {
        if (in.sid() == 0) {
            throw new UnreadableRecord("sid is missing");
        }
        var line = bySid.get(in.sid());
        if (line == null) {
            if (retired.contains(in.sid())) {
                return;
            }
            throw new Breach(Cause.BREACH, "a frame came for subscription " + in.sid() + ", which was never made");
        }
        if (line.isMuted() || isGap(line, in.seq())) {
            return;
        }
        try {
            var message = line.channel().read(in.type(), in.msg());
            tell.accept(new SessionEvent.Frame(line.channel(), in.seq(), message, raw));
        } catch (UnreadableRecord e) {
            tell.accept(unreadable(line.channel(), raw, e));
            if (line.channel().isCumulative()) {
                broken(line, "a frame of it could not be understood");
            }
        }
    }

    private boolean isGap(Line line, long seq) {
        if (line.inOrder(seq)) {
            return false;
        }
        broken(line, "frame " + seq + " came after frame " + line.seq());
        return true;
    }

    /** Tells of the loss, once, and subscribes anew. */
    private void broken(Line line, String reason) {
        tell.accept(new SessionEvent.Gap(line.channel(), reason));
        if (++repairs > repairsMax) {
            throw new Breach(Cause.BREACH, "too many gaps; the last: " + reason);
        }
        line.mute();
        settle(line);
    }

    private void subscribed(Envelope in) {
        var name = in.msg().word("channel");
        var sid = in.msg().integer("sid");
        var line = Channel.ofWire(name).map(lines::get).orElse(null);
        var command = line == null ? null : line.asked(in.id());
        if (line == null || !(command instanceof Command.Subscribe) || sid < 1 || bySid.containsKey(sid)) {
            throw new Breach(Cause.BREACH, "the exchange confirmed a subscription that was not asked for");
        }
        line.opened(sid, command);
        bySid.put(sid, line);
        retired.remove(sid);
        tell.accept(new SessionEvent.Subscribed(line.channel(), command.added()));
        settle(line);
    }

    private void unsubscribed(Envelope in) {
        var line = bySid.get(in.sid());
        if (line != null && line.asked(in.id()) instanceof Command.Unsubscribe) {
            close(line);
            settle(line);
        }
    }

    private void updated(Envelope in) {
        var line = bySid.get(in.sid());
        if (line == null) {
            return;
        }
        var isWhole = !line.isMuted() && !isGap(line, in.seq());
        var command = line.asked(in.id());
        if (command instanceof Command.AddMarkets || command instanceof Command.DeleteMarkets) {
            line.done(command);
            if (isWhole && !command.added().isEmpty()) {
                tell.accept(new SessionEvent.Subscribed(line.channel(), command.added()));
            }
            settle(line);
        }
    }

    private void refused(Envelope in) {
        var code = in.msg().integer("code");
        var line = bySid.get(in.sid());
        if (line == null) {
            line = lineAsking(in.id());
        } else if (!line.isMuted() && isGap(line, in.seq())) {
            return;
        }
        if (code == AUTHENTICATION_REQUIRED) {
            throw new Breach(Cause.KEY_REFUSED, "the exchange says that the session is not authenticated");
        }
        if (line != null && isEndOf(line, code)) {
            close(line);
            broken(line, "the exchange ended the subscription with error " + code);
            return;
        }
        var message = in.msg().wordsOrNull("msg");
        tell.accept(new SessionEvent.Refused(
                line == null ? null : line.channel(), code, message == null ? "" : Printable.of(message)));
        if (line != null && line.asked(in.id()) != null) {
            line.refused(SessionSettings.TICKS);
        }
    }

    /** Whether the subscription is over, so that there is something to be made anew. */
    private static boolean isEndOf(Line line, long code) {
        return line.sid() != 0 && (code == CHANNEL_ERROR || code == TOO_SLOW || code == UNKNOWN_SID);
    }

    private @Nullable Line lineAsking(long id) {
        if (id == 0) {
            return null;
        }
        for (var line : lines.values()) {
            if (line.asked(id) != null) {
                return line;
            }
        }
        return null;
    }

    private void close(Line line) {
        bySid.remove(line.sid());
        retired.add(line.sid());
        if (retired.size() > RETIRED_MAX) {
            retired.removeFirst();
        }
        line.closed();
    }

    private void settle(Line line) {
        var command = line.next(wanted.apply(line.channel()));
        if (command != null) {
            line.said(++lastId, command);
            say.accept(command.json(lastId));
        }
    }

    private static SessionEvent.Unreadable unreadable(@Nullable Channel channel, String raw, UnreadableRecord e) {
        return new SessionEvent.Unreadable(
                channel, raw.getBytes(StandardCharsets.UTF_8), String.valueOf(e.getMessage()));
    }
}
