package io.evenkeel.web;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to start without a usable public key of the gateway: otherwise every token would be refused later, quietly.
 */
@Singleton
public class VerificationKey {
    private static final int BITS_MIN = 2048;

    private final String file;

    VerificationKey(@ConfigProperty(name = "evenkeel.web.public-key-file") String file) {
        this.file = file;
    }

    void check(@Observes StartupEvent start) {
        if (read(Path.of(file)).getModulus().bitLength() < BITS_MIN) {
            throw refusal("holds a key of less than " + BITS_MIN + " bits", null);
        }
    }

    private RSAPublicKey read(Path path) {
        try {
            var base64 =
                    Files.readString(path).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
        } catch (IOException e) {
            throw refusal("cannot be read", e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw refusal("is not an RSA public key in PEM", e);
        }
    }

    private IllegalStateException refusal(String why, @Nullable Throwable cause) {
        return new IllegalStateException(
                "EVENKEEL_JWT_PUBLIC_KEY_FILE must name the gateway's public key; '" + file + "' " + why, cause);
    }
}
