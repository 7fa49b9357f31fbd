package io.evenkeel.simulator.query;

import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.exchange.Entry;
import io.evenkeel.simulator.exchange.Mark;
import io.evenkeel.simulator.exchange.Page;
import io.evenkeel.simulator.exchange.Register;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The query parameters of one call; where a parameter is there twice, the first counts. */
public final class Query {
    private static final int SUBACCOUNT_MAX = 63;

    private final String operation;
    private final Map<String, List<String>> parameters;
    private final PageRule rule;

    /**
     * @param operation the exchange's name of the call, which its complaints begin with
     * @param rule what is done to pages against the caller's wish
     */
    public Query(String operation, Map<String, List<String>> parameters, PageRule rule) {
        this.operation = operation;
        this.parameters = parameters;
        this.rule = rule;
    }

    /** Text that is not empty. */
    public Optional<String> text(String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst().filter(text -> !text.isEmpty());
    }

    /** Parts of a comma list; empty where the parameter is missing. */
    public List<String> list(String name) {
        return text(name).map(text -> Arrays.asList(text.split(",", -1))).orElse(List.of());
    }

    /** @throws Refusal if the list has more parts than allowed */
    public List<String> list(String name, int sizeMax) {
        var parts = list(name);
        if (parts.size() > sizeMax) {
            throw failed(name, "max");
        }
        return parts;
    }

    /** @throws Refusal if it is not true or false */
    public boolean flag(String name) {
        return text(name)
                .map(text -> switch (text) {
                    case "true", "1" -> true;
                    case "false", "0" -> false;
                    default -> throw failed(name, "boolean");
                })
                .orElse(false);
    }

    /** One of some values. */
    public Optional<String> oneOf(String name, String... values) {
        var value = text(name);
        if (value.isPresent() && !Arrays.asList(values).contains(value.get())) {
            throw failed(name, "oneof");
        }
        return value;
    }

    /** A time in unix seconds. */
    public Optional<Instant> seconds(String name) {
        try {
            return whole(name).map(Instant::ofEpochSecond);
        } catch (DateTimeException tooFar) {
            throw failed(name, "lte");
        }
    }

    /** A time in unix seconds that must be given. */
    public Instant requiredSeconds(String name) {
        return seconds(name).orElseThrow(() -> failed(name, "required"));
    }

    /** One of some numbers; it must be given. */
    public int requiredOneOf(String name, Set<Integer> numbers) {
        var number = whole(name).orElseThrow(() -> failed(name, "required"));
        if (numbers.stream().noneMatch(each -> each.longValue() == number)) {
            throw failed(name, "oneof");
        }
        return Math.toIntExact(number);
    }

    /** A whole number up to a maximum; empty where it is missing. */
    public Optional<Long> wholeUpTo(String name, long max) {
        var number = whole(name);
        if (number.isPresent() && number.get() > max) {
            throw failed(name, "lte");
        }
        return number;
    }

    /** Every value of a parameter that is repeated, and at least one. */
    public List<String> repeated(String name, int sizeMax) {
        var values = parameters.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            throw failed(name, "required");
        }
        if (values.size() > sizeMax) {
            throw failed(name, "max");
        }
        return List.copyOf(values);
    }

    /** Parts of a comma list that must be given. */
    public List<String> requiredList(String name, int sizeMax) {
        if (text(name).isEmpty()) {
            throw failed(name, "required");
        }
        return list(name, sizeMax);
    }

    /** True or false, or empty where the parameter is missing. */
    public Optional<Boolean> flagIfAny(String name) {
        return text(name).map(given -> flag(name));
    }

    /** The sub-account asked for; empty where none is named, which means all or the primary one, by call. */
    public OptionalInt subaccount() {
        var number = whole("subaccount");
        if (number.isPresent() && (number.get() < 0 || number.get() > SUBACCOUNT_MAX)) {
            throw failed("subaccount", number.get() < 0 ? "gte" : "lte");
        }
        return number.map(Math::toIntExact).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /** True if a shard is asked for that is not the first, on which everything of the simulator is. */
    public boolean isOfOtherShard() {
        return whole("exchange_index").filter(shard -> shard > 0).isPresent();
    }

    /** True for a row on the shard that is asked for; every row if none is. */
    public Predicate<Entry> onShard() {
        var wanted = whole("exchange_index");
        return entry -> wanted.isEmpty() || entry.row().whole("exchange_index", 0) == wanted.get();
    }

    /** True for entries in {@code min_ts} to {@code max_ts}, both included. */
    public Predicate<Entry> inTime() {
        return between("min_ts", "max_ts", entry -> Optional.of(entry.at()));
    }

    /** True for what has a time between two parameters, both included; everything where neither is given. */
    public <T> Predicate<T> between(String from, String to, Function<T, Optional<Instant>> time) {
        var min = seconds(from);
        var max = seconds(to);
        if (min.isEmpty() && max.isEmpty()) {
            return entry -> true;
        }
        return entry -> time.apply(entry)
                .filter(at -> min.isEmpty() || !at.isBefore(min.get()))
                .filter(at -> max.isEmpty() || !at.isAfter(max.get()))
                .isPresent();
    }

    /** One page of a register. */
    public <T extends Entry> Page<T> page(Register<T> register, Limit limit, Predicate<T> wanted) {
        return repeating(
                register.page(cursor().orElse(null), limit(limit), wanted), entry -> new Mark(entry.at(), entry.id()));
    }

    /** One page of a list that is sorted by its key. */
    public <T> Page<T> page(List<T> sorted, Limit limit, Function<T, String> key) {
        var after = cursor().map(Mark::id).orElse("");
        var size = limit(limit);
        Function<T, Mark> mark = row -> new Mark(Instant.EPOCH, key.apply(row));
        var rows = new ArrayList<T>();
        for (var row : sorted) {
            if (key.apply(row).compareTo(after) <= 0) {
                continue;
            }
            if (rows.size() == size) {
                return repeating(new Page<>(rows, mark.apply(rows.getLast())), mark);
            }
            rows.add(row);
        }
        return new Page<>(rows, null);
    }

    /** The page with its cursor set back, so that the next one begins with rows that were on this one. */
    private <T> Page<T> repeating(Page<T> page, Function<T, Mark> mark) {
        var last = page.rows().size() - 1 - rule.repeatedRows();
        return page.next() == null || last < 0
                ? page
                : new Page<>(page.rows(), mark.apply(page.rows().get(last)));
    }

    private Optional<Mark> cursor() {
        return text("cursor").flatMap(Cursors::read);
    }

    private int limit(Limit limit) {
        var asked = whole("limit").filter(number -> number != 0).orElse((long) limit.standard());
        if (asked < 0) {
            throw failed("limit", "gte");
        }
        if (asked > limit.max()) {
            throw failed("limit", "lte");
        }
        return Math.min(Math.toIntExact(asked), rule.sizeMax());
    }

    private Optional<Long> whole(String name) {
        try {
            return text(name).map(Long::parseLong);
        } catch (NumberFormatException notWhole) {
            throw failed(name, "numeric");
        }
    }

    /** The complaint in the words of the validator behind the exchange's own parameters. */
    private Refusal failed(String name, String rule) {
        return Refusal.invalid(operation, operation + "Params", name, rule);
    }
}
