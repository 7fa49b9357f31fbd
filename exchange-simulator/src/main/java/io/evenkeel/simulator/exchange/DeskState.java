package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.matching.Engine;
import io.evenkeel.simulator.matching.OrderGroup;
import io.evenkeel.simulator.matching.Owner;
import io.evenkeel.simulator.matching.WorkingOrder;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the engine remembers besides the rows of orders, fills and trades, as one row and back. */
final class DeskState {
    private DeskState() {}

    /** Says that rows follow which a snapshot tells, and the state at last. */
    static WireRow begin() {
        return WireRow.of(Map.of("begin", true));
    }

    static WireRow of(Exchange exchange) {
        var desk = exchange.desk();
        var engine = desk.engine();
        var fields = new TreeMap<String, @Nullable Object>();
        fields.put("counter", engine.counter());
        fields.put("orders", engine.orders().stream().map(DeskState::print).toList());
        fields.put("groups", engine.groups().stream().map(DeskState::print).toList());
        fields.put("client_order_ids", hiddenNames(exchange, engine));
        var subaccounts = new TreeMap<String, @Nullable Object>();
        desk.subaccounts()
                .opened()
                .forEach((account, numbers) -> subaccounts.put(
                        account, numbers.stream().map(Integer::longValue).toList()));
        fields.put("subaccounts", subaccounts);
        var cancels = new TreeMap<String, @Nullable Object>();
        exchange.floor().life().cancels().forEach((ticker, at) -> cancels.put(ticker, at.toString()));
        fields.put("close_cancels", cancels);
        return WireRow.of(fields);
    }

    /** Names that no order row bears: those that an amendment has changed, and those of transfers. */
    private static Map<String, @Nullable Object> hiddenNames(Exchange exchange, Engine engine) {
        var hidden = new TreeMap<String, @Nullable Object>();
        engine.clientOrderIds().forEach((account, names) -> {
            var shown = new HashSet<String>();
            for (var order : exchange.bookOf(account).orders().newestFirst()) {
                order.row().textIfAny("client_order_id").ifPresent(shown::add);
            }
            var rest = names.stream().filter(name -> !shown.contains(name)).toList();
            if (!rest.isEmpty()) {
                hidden.put(account, rest);
            }
        });
        return hidden;
    }

    private static Map<String, @Nullable Object> print(WorkingOrder order) {
        var fields = new TreeMap<String, @Nullable Object>();
        fields.put("account", order.owner().account());
        fields.put("order_id", order.id());
        if (order.terms().postOnly()) {
            fields.put("post_only", true);
        }
        if (!order.fees().overpaid().isZero()) {
            fields.put("overpaid", order.fees().overpaid().toString());
        }
        return fields;
    }

    private static Map<String, @Nullable Object> print(OrderGroup group) {
        var fields = new TreeMap<String, @Nullable Object>();
        fields.put("id", group.id());
        fields.put("account", group.owner().account());
        fields.put("subaccount", (long) group.owner().subaccount());
        fields.put("limit", group.limit().toString());
        fields.put("triggered", group.isTriggered());
        fields.put(
                "window",
                group.window().stream()
                        .map(match -> Map.of(
                                "at",
                                match.at().toString(),
                                "count",
                                match.count().toString()))
                        .toList());
        return fields;
    }

    /** Brings the engine to where it was; the rows of orders have been put before. */
    static void restore(Exchange exchange, WireRow state) {
        var desk = exchange.desk();
        desk.restore(state.has("begin"));
        if (state.has("begin")) {
            return;
        }
        var engine = desk.engine();
        var groups = rows(state, "groups").stream().map(DeskState::group).toList();
        var names = new TreeMap<String, List<String>>();
        map(state, "client_order_ids").forEach((account, list) -> names.put(account, texts(list)));
        engine.restore(groups, names);
        engine.countFrom(0);
        for (var row : rows(state, "orders")) {
            var account = row.text("account");
            var order = exchange.bookOf(account)
                    .orders()
                    .find(row.text("order_id"))
                    .orElseThrow(() -> new BadInput("orders", "has no row: " + row.text("order_id")));
            var overpaid = row.parsedIfAny("overpaid", Money::parse).orElse(Money.ZERO);
            engine.rest(OrderRows.working(account, order, row.has("post_only"), overpaid));
        }
        engine.countFrom(state.whole("counter"));
        map(state, "subaccounts")
                .forEach((account, list) ->
                        numbers(list).forEach(number -> desk.subaccounts().restore(account, number)));
        map(state, "close_cancels")
                .forEach((ticker, at) ->
                        exchange.floor().life().restoreCancel(ticker, Instant.parse(String.valueOf(at))));
        desk.dropEvents();
    }

    private static OrderGroup group(WireRow row) {
        var window = rows(row, "window").stream()
                .map(match -> new OrderGroup.Match(match.instant("at"), match.parsed("count", Quantity::parse)))
                .toList();
        return new OrderGroup(
                row.text("id"),
                new Owner(row.text("account"), (int) row.whole("subaccount")),
                row.parsed("limit", Quantity::parse),
                Boolean.TRUE.equals(row.fields().get("triggered")),
                window);
    }

    private static List<WireRow> rows(WireRow owner, String field) {
        var rows = new ArrayList<WireRow>();
        if (owner.fields().get(field) instanceof List<?> list) {
            for (var each : list) {
                rows.add(WireRow.of(fields(each)));
            }
        }
        return rows;
    }

    private static Map<String, @Nullable Object> map(WireRow owner, String field) {
        return fields(owner.fields().get(field));
    }

    private static Map<String, @Nullable Object> fields(@Nullable Object value) {
        var fields = new TreeMap<String, @Nullable Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> fields.put(String.valueOf(name), each));
        }
        return fields;
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static List<Integer> numbers(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(each -> ((Long) each).intValue()).toList()
                : List.of();
    }
}
