package io.evenkeel.verification.bench.exchange;

import io.evenkeel.stack.RsaKeys;
import io.evenkeel.stack.SimulatorProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The key of one account on the client's side. A signature is used again for the same method and path as long as it is
 * fresh, so that the load is not one of computing signatures.
 */
final class Signer {
    private static final Duration FRESH = Duration.ofSeconds(4);

    /** The three headers and when they were made. */
    private record Signed(Map<String, String> headers, Instant at) {}

    private final String account;
    private final KeyPair pair = RsaKeys.generate();
    private final InstantSource clock;
    private final ConcurrentHashMap<String, Signed> signed = new ConcurrentHashMap<>();

    Signer(String account, InstantSource clock) {
        this.account = account;
        this.clock = clock;
    }

    /** Puts the public half where the simulator looks for it. */
    void register(Path data) {
        SimulatorProcess.register(data, account, keyId(), pair);
    }

    /** The headers of a call; the path is without the query. */
    Map<String, String> headers(String method, String path) {
        return signed.compute(
                        method + " " + path,
                        (call, known) -> known != null && known.at().plus(FRESH).isAfter(clock.instant())
                                ? known
                                : sign(method, path))
                .headers();
    }

    private Signed sign(String method, String path) {
        var now = clock.instant();
        var timestamp = Long.toString(now.toEpochMilli());
        try {
            var signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            signature.initSign(pair.getPrivate());
            signature.update((timestamp + method + path).getBytes(StandardCharsets.UTF_8));
            var text = Base64.getEncoder().encodeToString(signature.sign());
            return new Signed(
                    Map.of(
                            "KALSHI-ACCESS-KEY", keyId(),
                            "KALSHI-ACCESS-TIMESTAMP", timestamp,
                            "KALSHI-ACCESS-SIGNATURE", text),
                    now);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    private String keyId() {
        return "key-of-" + account;
    }
}
