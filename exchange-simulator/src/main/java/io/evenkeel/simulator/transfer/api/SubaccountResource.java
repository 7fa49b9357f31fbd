package io.evenkeel.simulator.transfer.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.door.usecase.Call;
import io.evenkeel.simulator.exchange.Limits;
import io.evenkeel.simulator.exchange.Outcome;
import io.evenkeel.simulator.exchange.Outcome.Rejected;
import io.evenkeel.simulator.exchange.Outcome.SubaccountOpened;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.matching.Instruction;
import io.evenkeel.simulator.matching.Instruction.OpenSubaccount;
import io.evenkeel.simulator.request.JsonBody;
import io.evenkeel.simulator.transfer.TransferBodies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Opening sub-accounts and moving cash between them. */
@Path("/trade-api/v2")
@RunOnVirtualThread
class SubaccountResource {
    private static final Map<String, @Nullable Object> NOTHING = Map.of();

    private final Records records;
    private final Call call;

    SubaccountResource(Records records, Call call) {
        this.records = records;
        this.call = call;
    }

    /** Not for callers of the lowest tier. */
    @POST
    @Path("/portfolio/subaccounts")
    @ResponseStatus(201)
    public Map<String, @Nullable Object> open(@HeaderParam("Content-Type") String contentType, String body) {
        TransferBodies.requireShard(JsonBody.read(contentType, body, TransferBodies.OPEN));
        var tier = records.read(
                exchange -> exchange.bookOf(call.account()).limits().usageTier());
        if (tier.equals(Limits.BASIC.usageTier())) {
            throw Refusal.nested(403, "permission_denied", "permission denied");
        }
        if (done(new OpenSubaccount(call.account())) instanceof SubaccountOpened opened) {
            return Body.with("subaccount_number", opened.subaccount()).build();
        }
        throw new IllegalStateException("no sub-account was opened");
    }

    @POST
    @Path("/portfolio/subaccounts/transfer")
    public Map<String, @Nullable Object> transfer(@HeaderParam("Content-Type") String contentType, String body) {
        done(TransferBodies.transfer(call.account(), JsonBody.read(contentType, body, TransferBodies.TRANSFER)));
        return NOTHING;
    }

    private Outcome done(Instruction instruction) {
        var outcome = records.instruct(List.of(instruction)).getFirst();
        if (outcome instanceof Rejected rejected) {
            throw rejected.refusal();
        }
        return outcome;
    }
}
