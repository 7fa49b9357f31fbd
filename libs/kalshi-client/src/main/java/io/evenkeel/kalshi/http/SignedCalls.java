package io.evenkeel.kalshi.http;

import io.evenkeel.kalshi.budget.Alarm;
import io.evenkeel.kalshi.budget.Backoff;
import io.evenkeel.kalshi.budget.Breakers;
import io.evenkeel.kalshi.budget.CallCosts;
import io.evenkeel.kalshi.budget.Lane;
import io.evenkeel.kalshi.budget.TokenBudget;
import io.evenkeel.kalshi.failure.ExchangeError;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.kalshi.sign.InvalidKey;
import io.evenkeel.kalshi.sign.RequestSigner;
import io.evenkeel.kalshi.wire.AccountLimits;
import io.evenkeel.kalshi.wire.EndpointCosts;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Signed calls of one account: budget, signature, breaker, attempt, and for reads parsing and further attempts.
 *
 * <p>Only {@link #read} repeats. {@link #send} makes one attempt whatever comes of it, because nobody can tell whether
 * the first one did its work. Every attempt of a read is signed anew, because a signature is only good for seconds.
 */
public final class SignedCalls {
    private static final long BASIC_READS_PER_SECOND = 200;
    private static final long BASIC_WRITES_PER_SECOND = 100;
    private static final String STALE = "header_timestamp_expired";

    private final ExchangeHttp http;
    private final Origin origin;
    private final RequestSigner signer;
    private final InstantSource clock;
    private final ClockOffset exchangeClock;
    private final Backoff backoff;
    private final CallCosts costs;
    private final TokenBudget readBudget;
    private final TokenBudget writeBudget;
    private final Breakers breakers;

    public SignedCalls(
            ExchangeHttp http, Origin origin, RequestSigner signer, InstantSource clock, RandomGenerator random) {
        this.http = http;
        this.origin = origin;
        this.signer = signer;
        this.clock = clock;
        this.exchangeClock = new ClockOffset(clock);
        this.backoff =
                new Backoff(http.settings().backoffFirst(), http.settings().backoffMax(), random);
        this.costs = new CallCosts(origin.basePath());
        this.readBudget = budget(BASIC_READS_PER_SECOND, http.alarm());
        this.writeBudget = budget(BASIC_WRITES_PER_SECOND, http.alarm());
        this.breakers = new Breakers(clock);
    }

    private TokenBudget budget(long tokensPerSecond, Alarm alarm) {
        return new TokenBudget(tokensPerSecond, tokensPerSecond, clock, alarm, backoff);
    }

    /** Takes over the account's limits for all further calls. */
    public void adopt(AccountLimits limits) {
        readBudget.adopt(limits.readRefillPerSecond(), limits.readCapacity());
        writeBudget.adopt(limits.writeRefillPerSecond(), limits.writeCapacity());
    }

    /** Takes over what calls cost. */
    public void adopt(EndpointCosts told) {
        costs.adopt(told);
    }

    /**
     * Reads until there is an answer or the attempts are used up.
     *
     * @param parse runs on the bounded pool; throws {@link ExchangeFailure} for a body it cannot use
     * @return fails with an {@link ExchangeFailure} and nothing else
     */
    public <T> Uni<T> read(Lane lane, Target target, Function<byte[], T> parse) {
        return tried(lane, target, parse, 1);
    }

    /**
     * Sends once, and never again.
     *
     * @param body JSON; empty for none
     * @param ahead headers signed before; used if they are still good
     * @return the answer, whatever its status; fails with an {@link ExchangeFailure} of which {@link #wasSent} tells
     *     whether the exchange may have got the call
     */
    public Uni<Answer> send(Lane lane, Target target, byte[] body, @Nullable SignedAhead ahead) {
        return attempt(lane, target, http.orderPool(), headers -> http.send(origin, target, headers, body), ahead);
    }

    /** Signs a call before it is needed. */
    public Uni<SignedAhead> signAhead(Target target) {
        return on(http.orderPool()).map(_ -> {
            var now = clock.instant();
            return new SignedAhead(signedPath(target), now, headers(target));
        });
    }

    /** Whether the exchange may have got the call that failed so. Whatever is not known to be ours counts as sent. */
    public static boolean wasSent(Throwable failure) {
        return switch (failure) {
            case ExchangeFailure.Overloaded _, ExchangeFailure.Stopped _, InvalidKey _ -> false;
            case ExchangeFailure.Unreachable unreachable -> unreachable.wasSent();
            default -> true;
        };
    }

    private <T> Uni<T> tried(Lane lane, Target target, Function<byte[], T> parse, int attempt) {
        return once(lane, target, parse)
                .onFailure(SignedCalls::isStale)
                .recoverWithUni(() -> once(lane, target, parse))
                .onFailure(failure -> attempt <= http.settings().retriesMax() && isTransient(failure))
                .recoverWithUni(
                        failure -> pause(lane, failure, attempt).chain(() -> tried(lane, target, parse, attempt + 1)));
    }

    /** After a 429 the budget itself pauses all but exits, so that nothing is to be added for them. */
    private Uni<Void> pause(Lane lane, Throwable failure, int attempt) {
        var none = Uni.createFrom().voidItem();
        return failure instanceof ExchangeFailure.Throttled && lane != Lane.EXIT
                ? none
                : none.onItem().delayIt().by(backoff.after(attempt));
    }

    private <T> Uni<T> once(Lane lane, Target target, Function<byte[], T> parse) {
        return attempt(lane, target, http.readPool(), headers -> http.read(origin, target, headers), null)
                .emitOn(http.readPool())
                .map(answer -> parsed(successful(answer), parse))
                .onFailure(RejectedExecutionException.class)
                .transform(_ -> new ExchangeFailure.Overloaded("too many calls to the exchange are waiting"));
    }

    private Uni<Answer> attempt(
            Lane lane,
            Target target,
            Executor pool,
            Function<Map<String, String>, Uni<Answer>> call,
            @Nullable SignedAhead ahead) {
        var budget = target.method().equals("GET") ? readBudget : writeBudget;
        var cost = costs.of(target.method(), origin.basePath() + target.path()) * target.items();
        return budget.take(lane, cost)
                .chain(() -> on(pool))
                .map(_ -> ahead != null && ahead.isGoodFor(signedPath(target), clock.instant())
                        ? ahead.headers()
                        : headers(target))
                .chain(headers -> {
                    var sent = clock.instant();
                    return breakers.guard(target.kind(), call.apply(headers), answer -> answer.status() >= 500)
                            .invoke(answer -> onAnswer(budget, answer, sent));
                });
    }

    private void onAnswer(TokenBudget budget, Answer answer, Instant sent) {
        if (answer.status() == 429) {
            budget.onThrottled(sent);
        } else {
            budget.onAnswered(sent);
        }
        if (answer.status() == 401 && isStale(ExchangeError.of(401, answer.body()))) {
            exchangeClock.learn(answer.date());
        }
    }

    private static Uni<Void> on(Executor pool) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(pool)
                .onFailure(RejectedExecutionException.class)
                .transform(_ -> new ExchangeFailure.Overloaded("too many calls to the exchange are waiting"));
    }

    private Map<String, String> headers(Target target) {
        return signer.headers(exchangeClock.now().toEpochMilli(), target.method(), origin.basePath() + target.path());
    }

    private String signedPath(Target target) {
        return target.method() + " " + origin.basePath() + target.path();
    }

    private static <T> T parsed(byte[] body, Function<byte[], T> parse) {
        try {
            return parse.apply(body);
        } catch (ExchangeFailure.Unintelligible e) {
            throw e.of(body);
        }
    }

    private static byte[] successful(Answer answer) {
        var status = answer.status();
        if (status == 200) {
            return answer.body();
        }
        var error = ExchangeError.of(status, answer.body());
        if (status == 429) {
            throw new ExchangeFailure.Throttled(error);
        }
        throw status >= 500 ? new ExchangeFailure.Unavailable(error) : new ExchangeFailure.Refused(error);
    }

    private static boolean isStale(ExchangeError error) {
        return error.code().equals(STALE);
    }

    private static boolean isStale(Throwable failure) {
        return failure instanceof ExchangeFailure.Refused refused && isStale(refused.error());
    }

    private static boolean isTransient(Throwable failure) {
        return failure instanceof ExchangeFailure known && known.isTransient();
    }
}
