package io.evenkeel.gateway.user.usecase;

import io.evenkeel.gateway.GatewayConfig;
import io.evenkeel.web.Problem;
import io.evenkeel.web.ProblemException;
import io.evenkeel.web.ProblemType;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hashes and compares passwords with bcrypt. That takes tens of milliseconds on purpose, so it happens on two threads
 * of
 * its own, with a bounded line before them: a flood of logins waits or is refused here and slows nothing else.
 */
@ApplicationScoped
public class Passwords {
    /** bcrypt looks at no more than this; a longer one would be cut without a word. */
    public static final int BYTES_MAX = 72;

    private static final int THREADS = 2;
    private static final int IN_LINE_MAX = 32;
    private static final int WORK_SECONDS_MAX = 5;

    private final AtomicInteger inLine = new AtomicInteger();
    private final WorkerExecutor threads;
    private final int cost;
    private final String nobodysHash;

    Passwords(Vertx vertx, GatewayConfig config) {
        this.threads = vertx.createSharedWorkerExecutor("passwords", THREADS, WORK_SECONDS_MAX, TimeUnit.SECONDS);
        this.cost = config.bcryptCost();
        this.nobodysHash = BcryptUtil.bcryptHash("nobody's", cost);
    }

    /** A hash of the same cost that belongs to nobody: comparing with it takes as long as with a real one. */
    public String nobodysHash() {
        return nobodysHash;
    }

    /** Hash of a password on the calling thread, which must be one that may block. */
    public String hash(String password) {
        return BcryptUtil.bcryptHash(password, cost);
    }

    /** Whether the password has this hash, on the calling thread, which must be one that may block. */
    public boolean isHashOf(String hash, String password) {
        var comparable = password.getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX;
        // Compared in any case, so that a password that is too long takes as long as any other.
        return BcryptUtil.matches(comparable ? password : "", hash) && comparable;
    }

    /**
     * Whether the password has this hash; answers on the caller's event loop.
     *
     * @return fails with a 503 problem when too many wait already
     */
    public Uni<Boolean> matches(String password, String hash) {
        return offTheLoop(() -> isHashOf(hash, password));
    }

    private <T> Uni<T> offTheLoop(Callable<T> work) {
        return Uni.createFrom().completionStage(() -> {
            if (inLine.incrementAndGet() > IN_LINE_MAX) {
                inLine.decrementAndGet();
                throw new ProblemException(Problem.of(ProblemType.UNAVAILABLE));
            }
            return threads.executeBlocking(work, false)
                    .onComplete(done -> inLine.decrementAndGet())
                    .toCompletionStage();
        });
    }

    @PreDestroy
    void close() {
        threads.close();
    }
}
