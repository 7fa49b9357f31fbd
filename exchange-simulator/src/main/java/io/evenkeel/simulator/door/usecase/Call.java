package io.evenkeel.simulator.door.usecase;

import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.fault.Fault;
import io.evenkeel.simulator.fault.FaultKind;
import io.evenkeel.simulator.query.Query;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The call that is being answered: who makes it, and which faults befall it. */
@RequestScoped
public class Call {
    private @Nullable String account;
    private List<Fault> faults = List.of();

    public void enter(@Nullable String caller) {
        account = caller;
    }

    public void befall(List<Fault> hits) {
        faults = List.copyOf(hits);
    }

    /** The account that signed the call. */
    public String account() {
        if (account == null) {
            throw Refusal.headerMissing("signature");
        }
        return account;
    }

    public List<Fault> faults() {
        return faults;
    }

    /** The parameters of this call, under the exchange's name for it. */
    public Query query(String operation, Map<String, List<String>> parameters) {
        var pageSizeMax = faults.stream()
                .filter(fault -> fault.kind() == FaultKind.PAGE_SIZE)
                .mapToInt(Fault::number)
                .min()
                .orElse(Integer.MAX_VALUE);
        return new Query(operation, parameters, pageSizeMax);
    }
}
