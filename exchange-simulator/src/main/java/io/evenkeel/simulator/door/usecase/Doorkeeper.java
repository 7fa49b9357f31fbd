package io.evenkeel.simulator.door.usecase;

import io.evenkeel.simulator.SimulatorConfig;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.door.Costs;
import io.evenkeel.simulator.door.TokenBucket;
import io.evenkeel.simulator.door.VerifiedSignatures;
import io.evenkeel.simulator.exchange.AccountBook;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Limits;
import io.evenkeel.simulator.exchange.usecase.Records;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Decides whether a call may pass. Called on worker or virtual threads. */
@ApplicationScoped
public class Doorkeeper {
    private static final String EVERYBODY = "";
    private static final int SIGNATURES_MAX = 10_000;

    private final VerifiedSignatures verified = new VerifiedSignatures(SIGNATURES_MAX);
    private final KeyRing keys;
    private final Records records;
    private final InstantSource wallClock;
    private final Duration ageMax;
    private final Duration leadMax;
    /** One entry per account and direction at most: only verified callers get their own. */
    private final ConcurrentHashMap<String, TokenBucket> buckets = new ConcurrentHashMap<>();

    Doorkeeper(KeyRing keys, Records records, InstantSource wallClock, SimulatorConfig config) {
        this.keys = keys;
        this.records = records;
        this.wallClock = wallClock;
        ageMax = config.signatureAgeMax();
        leadMax = config.signatureLeadMax();
    }

    /**
     * The account whose key signed this call.
     *
     * @param path as it came over the wire, percent-encoded, without the query
     * @throws Refusal 401 with the recorded body
     */
    public String identify(Credentials credentials, String method, String path) {
        if (credentials.signature() == null) {
            throw Refusal.headerMissing("signature");
        }
        if (credentials.keyId() == null) {
            throw Refusal.headerMissing("access_key");
        }
        if (credentials.timestamp() == null) {
            throw Refusal.headerMissing("timestamp");
        }
        var now = wallClock.instant();
        var signedAt = requireFresh(credentials.timestamp(), now);
        var key = keys.find(credentials.keyId()).orElseThrow(() -> Refusal.unauthenticated("NOT_FOUND"));
        var text = credentials.timestamp() + method + path;
        if (!verified.signed(key, text, credentials.signature(), signedAt.plus(ageMax), now)) {
            throw Refusal.unauthenticated("INCORRECT_API_KEY_SIGNATURE");
        }
        return key.account();
    }

    /** As {@link #identify} for a call that needs no key: whoever is not known is let in without a name. */
    public Optional<String> identifyIfAny(Credentials credentials, String method, String path) {
        if (credentials.isAbsent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(identify(credentials, method, path));
        } catch (Refusal unknown) {
            return Optional.empty();
        }
    }

    /**
     * Takes the tokens of one call; a batch is charged once its items are counted, with {@link #chargeBatch}.
     *
     * @param account null for a caller without a key; those share one bucket
     * @throws Refusal 429 if there are not enough
     */
    public void charge(@Nullable String account, String method, String path) {
        if (!Costs.isBatch(method, path)) {
            take(account, method, Costs.of(method, path));
        }
    }

    /**
     * Takes the tokens of a batch as a whole; one that costs more than the bucket holds never passes.
     *
     * @throws Refusal 429 if there are not enough
     */
    public void chargeBatch(String account, String method, String path, int items) {
        take(account, method, Math.multiplyExact(Costs.of(method, path), Math.max(1, items)));
    }

    private void take(@Nullable String account, String method, int tokens) {
        var limits = records.read(exchange -> limitsOf(exchange, account));
        var reading = method.equals("GET") || method.equals("HEAD");
        var size = reading ? limits.read() : limits.write();
        var now = wallClock.instant();
        var name = (reading ? "read " : "write ") + (account == null ? EVERYBODY : account);
        var bucket = buckets.compute(
                name, (key, old) -> old != null && old.size().equals(size) ? old : new TokenBucket(size, now));
        if (!bucket.take(tokens, now)) {
            throw Refusal.tooManyRequests();
        }
    }

    private static Limits limitsOf(Exchange exchange, @Nullable String account) {
        return account == null
                ? exchange.publicLimits()
                : exchange.account(account).map(AccountBook::limits).orElse(Limits.BASIC);
    }

    private Instant requireFresh(String timestamp, Instant now) {
        try {
            var signedAt = Instant.ofEpochMilli(Long.parseLong(timestamp));
            if (!signedAt.isBefore(now.minus(ageMax)) && !signedAt.isAfter(now.plus(leadMax))) {
                return signedAt;
            }
        } catch (NumberFormatException notMillis) {
            // As good as a time that has long passed.
        }
        throw Refusal.timestampExpired();
    }
}
