package io.evenkeel.web;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses to start without a usable public key of the gateway: otherwise every token would be refused later, quietly.
 */
@Singleton
public class VerificationKey {
    private final String file;

    VerificationKey(@ConfigProperty(name = "evenkeel.web.public-key-file") String file) {
        this.file = file;
    }

    void check(@Observes StartupEvent start) {
        try {
            RsaPem.publicKey(Path.of(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "EVENKEEL_JWT_PUBLIC_KEY_FILE must name the gateway's public key; '%s' %s"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }
}
