package io.evenkeel.testkit.token;

import io.evenkeel.stack.RsaKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Properties;

/**
 * The key pairs that sign tokens in this test JVM, in one folder: the gateway's, {@code private-key.pem} and {@code
 * public-key.pem}, and that of pnl-service, {@code pnl-service-private-key.pem} and {@code services/pnl-service.pem}.
 */
public final class TokenKeys {
    /** The service that has a key of its own. */
    public static final String SERVICE = "pnl-service";

    private static final String FOLDER = "evenkeel.test.token-keys";

    private TokenKeys() {}

    public static Path publicKeyFile() {
        return folder().resolve("public-key.pem");
    }

    public static Path privateKeyFile() {
        return folder().resolve("private-key.pem");
    }

    /** The folder of the public keys of services. */
    public static Path servicePublicKeys() {
        return folder().resolve("services");
    }

    public static Path servicePrivateKeyFile() {
        return folder().resolve(SERVICE + "-private-key.pem");
    }

    static PrivateKey privateKey() {
        return read(privateKeyFile());
    }

    static PrivateKey servicePrivateKey() {
        return read(servicePrivateKeyFile());
    }

    private static PrivateKey read(Path file) {
        try {
            return RsaKeys.parsePrivate(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Locked on the system properties, which, unlike this class, exist once however many class loaders there are. */
    private static Path folder() {
        Properties shared = System.getProperties();
        synchronized (shared) {
            var known = shared.getProperty(FOLDER);
            if (known == null) {
                known = create().toString();
                shared.setProperty(FOLDER, known);
            }
            return Path.of(known);
        }
    }

    private static Path create() {
        try {
            var folder = Files.createTempDirectory("evenkeel-token-keys");
            folder.toFile().deleteOnExit();
            var services = Files.createDirectory(folder.resolve("services"));
            services.toFile().deleteOnExit();
            write(folder.resolve("private-key.pem"), folder.resolve("public-key.pem"));
            write(folder.resolve(SERVICE + "-private-key.pem"), services.resolve(SERVICE + ".pem"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path privateKey, Path publicKey) throws IOException {
        var pair = RsaKeys.generate();
        Files.writeString(privateKey, RsaKeys.privatePem(pair) + "\n");
        Files.writeString(publicKey, RsaKeys.publicPem(pair) + "\n");
        privateKey.toFile().deleteOnExit();
        publicKey.toFile().deleteOnExit();
    }
}
