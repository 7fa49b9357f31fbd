package io.evenkeel.simulator.exchange.store;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.matching.Instruction;
import io.evenkeel.simulator.matching.SelfTradePrevention;
import io.evenkeel.simulator.matching.Ticket;
import io.evenkeel.simulator.matching.TimeInForce;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Instructions as objects with a {@code do} field that names their kind; what is null or false is left out. */
final class InstructionCodec {
    private InstructionCodec() {}

    static Map<String, @Nullable Object> print(Instruction instruction) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        switch (instruction) {
            case Instruction.Place place -> printTicket(start(fields, "place", place), place.ticket());
            case Instruction.Amend amend -> printAmend(start(fields, "amend", amend), amend);
            case Instruction.Decrease decrease -> {
                ofOrder(start(fields, "decrease", decrease), decrease.orderId(), decrease.subaccount());
                put(fields, "reduce_by", decrease.reduceBy());
                put(fields, "reduce_to", decrease.reduceTo());
            }
            case Instruction.Cancel cancel ->
                ofOrder(start(fields, "cancel", cancel), cancel.orderId(), cancel.subaccount());
            case Instruction.CancelAll all -> start(fields, "cancel-all", all).put("subaccount", all.subaccount());
            case Instruction.CreateGroup create -> {
                start(fields, "create-group", create).put("subaccount", create.subaccount());
                put(fields, "limit", create.limit());
            }
            case Instruction.LimitGroup limit -> {
                ofGroup(start(fields, "limit-group", limit), limit.groupId(), limit.subaccount());
                put(fields, "limit", limit.limit());
            }
            case Instruction.ResetGroup reset ->
                ofGroup(start(fields, "reset-group", reset), reset.groupId(), reset.subaccount());
            case Instruction.TriggerGroup trigger ->
                ofGroup(start(fields, "trigger-group", trigger), trigger.groupId(), trigger.subaccount());
            case Instruction.DeleteGroup delete ->
                ofGroup(start(fields, "delete-group", delete), delete.groupId(), delete.subaccount());
            case Instruction.OpenSubaccount open -> start(fields, "open-subaccount", open);
            case Instruction.Transfer transfer -> {
                start(fields, "transfer", transfer).put("from", transfer.fromSubaccount());
                fields.put("to", transfer.toSubaccount());
                put(fields, "amount", transfer.amount());
                put(fields, "client_transfer_id", transfer.clientTransferId());
            }
        }
        return fields;
    }

    /** @throws BadInput if the object is not one that {@link #print} wrote */
    static Instruction read(WireRow row) {
        var account = row.text("account");
        return switch (row.text("do")) {
            case "place" -> new Instruction.Place(account, readTicket(row));
            case "amend" -> readAmend(row, account);
            case "decrease" ->
                new Instruction.Decrease(
                        account,
                        row.text("order_id"),
                        subaccount(row),
                        count(row, "reduce_by"),
                        count(row, "reduce_to"));
            case "cancel" -> new Instruction.Cancel(account, row.text("order_id"), subaccount(row));
            case "cancel-all" -> new Instruction.CancelAll(account, row.has("subaccount") ? subaccount(row) : null);
            case "create-group" ->
                new Instruction.CreateGroup(account, subaccount(row), row.parsed("limit", Quantity::parse));
            case "limit-group" ->
                new Instruction.LimitGroup(
                        account, subaccount(row), row.text("group_id"), row.parsed("limit", Quantity::parse));
            case "reset-group" -> new Instruction.ResetGroup(account, subaccount(row), row.text("group_id"));
            case "trigger-group" -> new Instruction.TriggerGroup(account, subaccount(row), row.text("group_id"));
            case "delete-group" -> new Instruction.DeleteGroup(account, subaccount(row), row.text("group_id"));
            case "open-subaccount" -> new Instruction.OpenSubaccount(account);
            case "transfer" ->
                new Instruction.Transfer(
                        account,
                        row.textIfAny("client_transfer_id").orElse(null),
                        (int) row.whole("from"),
                        (int) row.whole("to"),
                        row.parsed("amount", Money::parse));
            default -> throw new BadInput("do", "is unknown: " + row.text("do"));
        };
    }

    private static void printTicket(Map<String, @Nullable Object> fields, Ticket ticket) {
        put(fields, "ticker", ticket.ticker());
        put(fields, "side", ticket.side().wire());
        put(fields, "count", ticket.count());
        put(fields, "price", ticket.price());
        put(fields, "tif", ticket.timeInForce().wire());
        put(fields, "stp", ticket.selfTradePrevention().wire());
        put(fields, "client_order_id", ticket.clientOrderId());
        put(fields, "expiration", ticket.expiration());
        flag(fields, "post_only", ticket.postOnly());
        flag(fields, "reduce_only", ticket.reduceOnly());
        flag(fields, "cancel_on_pause", ticket.cancelOnPause());
        fields.put("subaccount", ticket.subaccount());
        put(fields, "group_id", ticket.orderGroupId());
    }

    private static Ticket readTicket(WireRow row) {
        return new Ticket(
                row.text("ticker"),
                row.parsed("side", BookSide::ofWire),
                row.parsed("count", Quantity::parse),
                row.parsed("price", Price::parse),
                row.parsed("tif", TimeInForce::ofWire),
                row.parsed("stp", SelfTradePrevention::ofWire),
                row.textIfAny("client_order_id").orElse(null),
                row.instantIfAny("expiration").orElse(null),
                row.has("post_only"),
                row.has("reduce_only"),
                row.has("cancel_on_pause"),
                subaccount(row),
                row.textIfAny("group_id").orElse(null));
    }

    private static void printAmend(Map<String, @Nullable Object> fields, Instruction.Amend amend) {
        ofOrder(fields, amend.orderId(), amend.subaccount());
        put(fields, "ticker", amend.ticker());
        put(fields, "side", amend.side().wire());
        put(fields, "price", amend.price());
        put(fields, "count", amend.count());
        put(fields, "client_order_id", amend.clientOrderId());
        put(fields, "updated_client_order_id", amend.updatedClientOrderId());
        put(fields, "expiration", amend.expiration());
    }

    private static Instruction readAmend(WireRow row, String account) {
        return new Instruction.Amend(
                account,
                row.text("order_id"),
                subaccount(row),
                row.text("ticker"),
                row.parsed("side", BookSide::ofWire),
                row.parsed("price", Price::parse),
                row.parsed("count", Quantity::parse),
                row.textIfAny("client_order_id").orElse(null),
                row.textIfAny("updated_client_order_id").orElse(null),
                row.instantIfAny("expiration").orElse(null));
    }

    private static Map<String, @Nullable Object> start(
            Map<String, @Nullable Object> fields, String kind, Instruction instruction) {
        fields.put("do", kind);
        fields.put("account", instruction.account());
        return fields;
    }

    private static void ofOrder(Map<String, @Nullable Object> fields, String orderId, int subaccount) {
        fields.put("order_id", orderId);
        fields.put("subaccount", subaccount);
    }

    private static void ofGroup(Map<String, @Nullable Object> fields, String groupId, int subaccount) {
        fields.put("group_id", groupId);
        fields.put("subaccount", subaccount);
    }

    private static void put(Map<String, @Nullable Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    private static void flag(Map<String, @Nullable Object> fields, String name, boolean value) {
        if (value) {
            fields.put(name, true);
        }
    }

    private static int subaccount(WireRow row) {
        return (int) row.whole("subaccount");
    }

    private static @Nullable Quantity count(WireRow row, String field) {
        return row.parsedIfAny(field, Quantity::parse).orElse(null);
    }
}
