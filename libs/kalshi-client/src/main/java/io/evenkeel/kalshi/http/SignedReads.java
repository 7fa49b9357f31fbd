package io.evenkeel.kalshi.http;

import io.evenkeel.kalshi.failure.ExchangeError;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.kalshi.sign.RequestSigner;
import io.evenkeel.kalshi.wire.AccountLimits;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Signed reads of one account: budget, signature, attempt, parsing, and another attempt where that can help.
 *
 * <p>Every attempt is signed anew, because a signature is only good for seconds. A refusal for a stale time
 * stamp teaches
 * the difference between the two clocks, once per call.
 */
public final class SignedReads {
    private static final long BASIC_TOKENS_PER_SECOND = 200;
    private static final Duration BUDGET_WAIT_MAX = Duration.ofMinutes(2);
    private static final String STALE = "header_timestamp_expired";

    private final ExchangeHttp http;
    private final Origin origin;
    private final RequestSigner signer;
    private final InstantSource clock;
    private final TokenBudget budget;
    private final AtomicLong clockOffsetMillis = new AtomicLong();

    public SignedReads(ExchangeHttp http, Origin origin, RequestSigner signer, InstantSource clock) {
        this.http = http;
        this.origin = origin;
        this.signer = signer;
        this.clock = clock;
        this.budget = new TokenBudget(BASIC_TOKENS_PER_SECOND, BASIC_TOKENS_PER_SECOND, clock.instant());
    }

    /**
     * Reads until there is an answer or the attempts are used up.
     *
     * @param parse runs on the bounded pool; throws {@link ExchangeFailure} for a body it cannot use
     * @return fails with an {@link ExchangeFailure} and nothing else
     */
    public <T> Uni<T> read(Target target, Function<byte[], T> parse) {
        var settings = http.settings();
        return attempt(target, parse)
                .onFailure(SignedReads::isStale)
                .recoverWithUni(() -> attempt(target, parse))
                .onFailure(SignedReads::isTransient)
                .retry()
                .withBackOff(settings.backoffFirst(), settings.backoffMax())
                .withJitter(0.5)
                .atMost(settings.retriesMax());
    }

    /** Takes over the account's limits for all further reads. */
    public void adopt(AccountLimits limits) {
        budget.adopt(limits.readRefillPerSecond(), limits.readCapacity(), clock.instant());
    }

    private <T> Uni<T> attempt(Target target, Function<byte[], T> parse) {
        return Uni.createFrom()
                .deferred(() -> afterBudget(target.cost()))
                .emitOn(http.pool())
                .map(_ -> signer.headers(
                        clock.millis() + clockOffsetMillis.get(), "GET", origin.basePath() + target.path()))
                .chain(headers -> http.get(origin, target, headers))
                .emitOn(http.pool())
                .map(answer -> parse.apply(body(answer)))
                .onFailure(RejectedExecutionException.class)
                .transform(_ -> new ExchangeFailure.Overloaded("too many calls to the exchange are waiting"));
    }

    private Uni<Void> afterBudget(int tokens) {
        var wait = budget.take(tokens, clock.instant());
        if (wait.isZero()) {
            return Uni.createFrom().voidItem();
        }
        if (wait.compareTo(BUDGET_WAIT_MAX) > 0) {
            return Uni.createFrom().failure(new ExchangeFailure.Overloaded("the account's request budget is used up"));
        }
        return Uni.createFrom().voidItem().onItem().delayIt().by(wait);
    }

    private byte[] body(Answer answer) {
        var status = answer.status();
        if (status == 200) {
            return answer.body();
        }
        var error = ExchangeError.of(status, answer.body());
        if (status == 401 && error.code().equals(STALE)) {
            learnOffset(answer);
        }
        if (status == 429) {
            throw new ExchangeFailure.Throttled(error);
        }
        throw status >= 500 ? new ExchangeFailure.Unavailable(error) : new ExchangeFailure.Refused(error);
    }

    private void learnOffset(Answer answer) {
        var date = answer.date();
        if (date == null) {
            return;
        }
        try {
            var theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            clockOffsetMillis.set(Duration.between(clock.instant(), theirs).toMillis());
        } catch (DateTimeParseException e) {
            // No usable clock in the answer: the refusal itself is told to the caller.
            clockOffsetMillis.set(0);
        }
    }

    private static boolean isStale(Throwable failure) {
        return failure instanceof ExchangeFailure.Refused refused
                && refused.error().code().equals(STALE);
    }

    private static boolean isTransient(Throwable failure) {
        return failure instanceof ExchangeFailure known && known.isTransient();
    }
}
