package io.evenkeel.sync.run.usecase;

import io.evenkeel.kalshi.KalshiClient;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.sync.SyncConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Tells a list that is ill from an exchange that is away. */
@ApplicationScoped
class Outages {
    private final Duration patience;

    Outages(SyncConfig config) {
        this.patience = config.callTimeout().plus(config.callBackoff());
    }

    /** The call, given up when its first attempt had no answer: for what a pass can do without. */
    <T> Uni<T> inBrief(Uni<T> call) {
        return call.ifNoItem()
                .after(patience)
                .failWith(() -> new ExchangeFailure.Unreachable(
                        "no answer from the exchange within " + patience.toMillis() + " ms"));
    }

    /**
     * Whether after this failure no other call of the account can be expected to work: its key is refused, there is no
     * connection, or nothing else answers either.
     */
    Uni<Boolean> isWhole(KalshiClient client, Throwable failure) {
        return switch (failure) {
            case ExchangeFailure.Refused refused -> Uni.createFrom().item(refused.isAboutTheKey());
            case ExchangeFailure.Unreachable unreachable
            when !unreachable.wasSent() -> Uni.createFrom().item(true);
            case ExchangeFailure known ->
                known.isTransient() ? nothingAnswers(client) : Uni.createFrom().item(false);
            default -> Uni.createFrom().item(true);
        };
    }

    /** Two calls of different kinds, which every key may make. */
    private Uni<Boolean> nothingAnswers(KalshiClient client) {
        return isSilent(client.exchangeStatus())
                .chain(silent -> silent
                        ? isSilent(client.historicalCutoff())
                        : Uni.createFrom().item(false));
    }

    /** Also a no is an answer. */
    private Uni<Boolean> isSilent(Uni<?> call) {
        return inBrief(call)
                .replaceWith(false)
                .onFailure(ExchangeFailure.class)
                .recoverWithItem(ExchangeFailure::isTransient);
    }
}
