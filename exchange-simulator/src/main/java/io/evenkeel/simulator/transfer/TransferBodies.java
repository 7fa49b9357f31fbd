package io.evenkeel.simulator.transfer;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.matching.Instruction;
import io.evenkeel.simulator.matching.Instruction.Transfer;
import io.evenkeel.simulator.request.BodyShape;
import io.evenkeel.simulator.request.JsonBody;
import java.util.regex.Pattern;

/** Bodies of sub-account calls; every method throws a {@link Refusal} for what cannot be read. */
public final class TransferBodies {
    public static final BodyShape OPEN =
            BodyShape.named("CreateSubaccountRequest").wholes("exchange_index").build();

    public static final BodyShape TRANSFER = BodyShape.named("ApplySubaccountTransferRequest")
            .texts("client_transfer_id")
            .wholes("from_subaccount", "to_subaccount", "amount_cents", "exchange_index")
            .build();

    private static final int SUBACCOUNT_MAX = 63;
    private static final long CENTS_MAX = 100_000_000_000L;
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private TransferBodies() {}

    public static Instruction transfer(String account, JsonBody body) {
        requireShard(body);
        var id = body.required("client_transfer_id");
        if (!UUID.matcher(id).matches()) {
            throw body.failed("client_transfer_id", "uuid");
        }
        var from = subaccount(body, "from_subaccount");
        var to = subaccount(body, "to_subaccount");
        if (from == to) {
            throw body.failed("to_subaccount", "nefield");
        }
        return new Transfer(account, id, from, to, cents(body));
    }

    /** There is one shard. */
    public static void requireShard(JsonBody body) {
        body.whole("exchange_index", 0, 0, 0);
    }

    private static int subaccount(JsonBody body, String field) {
        if (!body.has(field)) {
            throw body.failed(field, "required");
        }
        return body.whole(field, 0, 0, SUBACCOUNT_MAX);
    }

    private static Money cents(JsonBody body) {
        var cents = body.whole("amount_cents").orElseThrow(() -> body.failed("amount_cents", "required"));
        if (cents <= 0 || cents > CENTS_MAX) {
            throw body.failed("amount_cents", cents <= 0 ? "gt" : "lte");
        }
        return Money.ofCents(cents);
    }
}
