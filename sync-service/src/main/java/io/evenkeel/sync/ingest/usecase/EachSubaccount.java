package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a list that must be asked for one sub-account at a time. */
final class EachSubaccount {
    private static final int FORBIDDEN = 403;

    private EachSubaccount() {}

    /**
     * What each sub-account gave. A key may be bound to one of them: those that are refused to it are left out, unless
     * that leaves none.
     */
    static <T> Uni<List<T>> of(Pass pass, Function<Subaccount, Uni<T>> reading) {
        return pass.subaccounts().chain(subaccounts -> {
            var refusals = new ArrayList<Throwable>();
            return Multi.createFrom()
                    .iterable(subaccounts)
                    .onItem()
                    .transformToUniAndConcatenate(subaccount -> reading.apply(subaccount)
                            .onFailure(EachSubaccount::isForbidden)
                            .recoverWithUni(refusal -> {
                                refusals.add(refusal);
                                return Uni.createFrom().nullItem();
                            }))
                    .collect()
                    .asList()
                    .invoke(parts -> {
                        if (parts.isEmpty()) {
                            throw (ExchangeFailure) refusals.getFirst();
                        }
                    });
        });
    }

    /** In the exchange's own words: the web page of something in between says nothing about the key. */
    private static boolean isForbidden(Throwable failure) {
        return failure instanceof ExchangeFailure.Refused refused
                && refused.error().status() == FORBIDDEN
                && refused.error().isExplained();
    }
}
