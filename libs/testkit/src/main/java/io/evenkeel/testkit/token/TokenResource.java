package io.evenkeel.testkit.token;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a service under test the public key that {@link TestTokens} signs for; the gateway finds the private one too,
 * and pnl-service its own pair.
 */
public final class TokenResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "EVENKEEL_JWT_PUBLIC_KEY_FILE", TokenKeys.publicKeyFile().toString(),
                "EVENKEEL_JWT_PRIVATE_KEY_FILE", TokenKeys.privateKeyFile().toString(),
                "EVENKEEL_SERVICE_PUBLIC_KEYS_DIR",
                        TokenKeys.servicePublicKeys().toString(),
                "EVENKEEL_SERVICE_PRIVATE_KEY_FILE",
                        TokenKeys.servicePrivateKeyFile().toString());
    }

    @Override
    public void stop() {
        // The keys are temporary files of the test JVM and go with it.
    }
}
