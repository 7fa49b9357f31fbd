package io.evenkeel.testkit.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
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
            var spec = new PKCS8EncodedKeySpec(bytesOf(file));
            return KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytesOf(Path pem) throws IOException {
        var base64 = Files.readString(pem).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return Base64.getDecoder().decode(base64);
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
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            folder.toFile().deleteOnExit();
            var services = Files.createDirectory(folder.resolve("services"));
            services.toFile().deleteOnExit();
            write(generator.generateKeyPair(), folder.resolve("private-key.pem"), folder.resolve("public-key.pem"));
            write(
                    generator.generateKeyPair(),
                    folder.resolve(SERVICE + "-private-key.pem"),
                    services.resolve(SERVICE + ".pem"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(KeyPair pair, Path privateKey, Path publicKey) throws IOException {
        write(privateKey, "PRIVATE KEY", pair.getPrivate().getEncoded());
        write(publicKey, "PUBLIC KEY", pair.getPublic().getEncoded());
    }

    private static void write(Path file, String kind, byte[] key) throws IOException {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n");
        file.toFile().deleteOnExit();
    }
}
