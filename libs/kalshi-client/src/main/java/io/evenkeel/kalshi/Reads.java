package io.evenkeel.kalshi;

import io.evenkeel.kalshi.budget.Lane;
import io.evenkeel.kalshi.http.SignedCalls;
import io.evenkeel.kalshi.http.Target;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/**
 * Reads in one lane with one size of page.
 *
 * @param pageSize how many records to ask for at once, where the exchange allows that many
 */
record Reads(SignedCalls calls, Lane lane, int pageSize) {

    <T> Uni<T> read(Target target, Function<byte[], T> parse) {
        return calls.read(lane, target, parse);
    }

    /** @param limitMax more than this the exchange refuses */
    <T> Uni<T> list(Target target, String cursor, int limitMax, Function<byte[], T> parse) {
        return read(target.with("limit", Math.min(pageSize, limitMax)).with("cursor", cursor), parse);
    }

    Reads in(Lane other) {
        return new Reads(calls, other, pageSize);
    }
}
