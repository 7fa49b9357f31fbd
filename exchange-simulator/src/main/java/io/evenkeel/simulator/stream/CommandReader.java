package io.evenkeel.simulator.stream;

import io.evenkeel.simulator.stream.Command.Action;
import io.evenkeel.simulator.stream.Command.ListSubscriptions;
import io.evenkeel.simulator.stream.Command.Options;
import io.evenkeel.simulator.stream.Command.Selection;
import io.evenkeel.simulator.stream.Command.Subscribe;
import io.evenkeel.simulator.stream.Command.Unsubscribe;
import io.evenkeel.simulator.stream.Command.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads commands out of plain JSON values, and knows which mistake has which code. */
final class CommandReader {
    private static final int SHARD_FACTOR_MAX = 100;

    private CommandReader() {}

    /** The id that the reply carries; 0 if the client gave none. */
    static long id(Map<?, ?> command) {
        return command.get("id") instanceof Number id && id.longValue() >= 0 ? id.longValue() : 0;
    }

    /** @throws CommandRefused with the code of the first mistake */
    static Command read(Map<?, ?> command) {
        return switch (word(command.get("cmd"))) {
            case "subscribe" -> subscribe(params(command));
            case "unsubscribe" -> unsubscribe(params(command));
            case "update_subscription" -> update(params(command));
            case "list_subscriptions" -> new ListSubscriptions();
            default -> throw new CommandRefused(StreamError.UNKNOWN_COMMAND);
        };
    }

    private static String word(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static Map<?, ?> params(Map<?, ?> command) {
        if (command.get("params") instanceof Map<?, ?> params) {
            return params;
        }
        throw new CommandRefused(StreamError.PARAMS_REQUIRED);
    }

    private static Subscribe subscribe(Map<?, ?> params) {
        var channels = texts(params, "channels");
        if (channels.isEmpty()) {
            throw new CommandRefused(StreamError.CHANNELS_REQUIRED);
        }
        requireShard(params);
        var options = new Options(
                flag(params, "send_initial_snapshot"), flag(params, "skip_ticker_ack"), flag(params, "use_yes_price"));
        return new Subscribe(channels, selection(params), options);
    }

    private static Unsubscribe unsubscribe(Map<?, ?> params) {
        var sids = sids(params.get("sids"));
        if (sids.isEmpty()) {
            throw new CommandRefused(StreamError.SIDS_REQUIRED);
        }
        return new Unsubscribe(sids);
    }

    private static Update update(Map<?, ?> params) {
        var several = sids(params.get("sids"));
        var one = params.get("sid");
        var single = one == null ? List.<Long>of() : List.of(whole(one));
        if (several.size() + single.size() != 1) {
            throw new CommandRefused(StreamError.ONE_SID_REQUIRED);
        }
        var action = switch (word(params.get("action"))) {
            case "add_markets" -> Action.ADD_MARKETS;
            case "delete_markets" -> Action.DELETE_MARKETS;
            case "get_snapshot" -> Action.GET_SNAPSHOT;
            case "" -> throw new CommandRefused(StreamError.ACTION_REQUIRED);
            default -> throw new CommandRefused(StreamError.UNSUPPORTED_ACTION);
        };
        var sid = single.isEmpty() ? several.getFirst() : single.getFirst();
        return new Update(sid, action, selection(params), flag(params, "send_initial_snapshot"));
    }

    private static Selection selection(Map<?, ?> params) {
        var tickers = oneOrMany(params, "market_ticker", "market_tickers");
        var ids = oneOrMany(params, "market_id", "market_ids");
        if (!tickers.isEmpty() && !ids.isEmpty()) {
            throw new CommandRefused(StreamError.BAD_PARAMETER);
        }
        var named = params.get("market_tickers") != null || params.get("market_ids") != null;
        return new Selection(tickers, ids, named || !tickers.isEmpty() || !ids.isEmpty());
    }

    private static List<String> oneOrMany(Map<?, ?> params, String one, String many) {
        if (params.get(one) == null) {
            return texts(params, many);
        }
        if (params.get(many) != null || !(params.get(one) instanceof String name) || name.isEmpty()) {
            throw new CommandRefused(StreamError.BAD_PARAMETER);
        }
        return List.of(name);
    }

    private static List<String> texts(Map<?, ?> params, String field) {
        var value = params.get(field);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw new CommandRefused(StreamError.BAD_PARAMETER);
        }
        var texts = new ArrayList<String>(list.size());
        for (var each : list) {
            if (!(each instanceof String text)) {
                throw new CommandRefused(StreamError.BAD_PARAMETER);
            }
            texts.add(text);
        }
        return texts;
    }

    private static List<Long> sids(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw new CommandRefused(StreamError.BAD_PARAMETER);
        }
        var sids = new ArrayList<Long>(list.size());
        for (var each : list) {
            sids.add(whole(each));
        }
        return sids;
    }

    private static void requireShard(Map<?, ?> params) {
        var factor = params.get("shard_factor");
        var key = params.get("shard_key");
        if (factor == null && key == null) {
            return;
        }
        if (factor == null) {
            throw new CommandRefused(StreamError.SHARD_FACTOR_REQUIRED);
        }
        var shards = whole(factor);
        if (shards <= 0) {
            throw new CommandRefused(StreamError.SHARD_FACTOR_NOT_POSITIVE);
        }
        if (shards > SHARD_FACTOR_MAX) {
            throw new CommandRefused(StreamError.SHARD_FACTOR_TOO_LARGE);
        }
        var place = key == null ? 0 : whole(key);
        if (place < 0 || place >= shards) {
            throw new CommandRefused(StreamError.SHARD_KEY_OUT_OF_RANGE);
        }
    }

    private static boolean flag(Map<?, ?> params, String field) {
        return switch (params.get(field)) {
            case null -> false;
            case Boolean flag -> flag;
            case Object other -> throw new CommandRefused(StreamError.BAD_PARAMETER);
        };
    }

    private static long whole(@Nullable Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw new CommandRefused(StreamError.BAD_PARAMETER);
    }
}
