package io.evenkeel.gateway.session.usecase;

import io.evenkeel.gateway.GatewayConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The key that signs access tokens, read at start: without it, or with a weak one, the gateway does not start. */
@Startup
@ApplicationScoped
class SigningKey {
    private static final int BITS_MIN = 2048;

    private final PrivateKey key;

    SigningKey(GatewayConfig config) {
        this.key = read(config.privateKeyFile());
    }

    PrivateKey privateKey() {
        return key;
    }

    private static PrivateKey read(Path file) {
        try {
            var base64 =
                    Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
            var key = (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
            if (key.getModulus().bitLength() < BITS_MIN) {
                throw refusal(file, "holds a key of less than " + BITS_MIN + " bits");
            }
            return key;
        } catch (IOException e) {
            throw refusal(file, "cannot be read");
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
            throw refusal(file, "is not an RSA private key in PKCS#8 PEM");
        }
    }

    /** Without a cause: a parser's message might quote the key. */
    private static IllegalStateException refusal(Path file, String why) {
        return new IllegalStateException(
                "EVENKEEL_JWT_PRIVATE_KEY_FILE must name the gateway's signing key; '" + file + "' " + why);
    }
}
