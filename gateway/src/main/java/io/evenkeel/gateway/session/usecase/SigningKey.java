package io.evenkeel.gateway.session.usecase;

import io.evenkeel.gateway.GatewayConfig;
import io.evenkeel.web.RsaPem;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.security.PrivateKey;

/** The key that signs access tokens, read at start: without it, or with a weak one, the gateway does not start. */
@Startup
@ApplicationScoped
class SigningKey {
    private final PrivateKey key;

    SigningKey(GatewayConfig config) {
        this.key = read(config.privateKeyFile());
    }

    PrivateKey privateKey() {
        return key;
    }

    private static PrivateKey read(Path file) {
        try {
            return RsaPem.privateKey(file);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "EVENKEEL_JWT_PRIVATE_KEY_FILE must name the gateway's signing key; '%s' %s"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }
}
