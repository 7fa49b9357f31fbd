package io.evenkeel.testkit.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Properties;

/**
 * The key pair that signs tokens in this test JVM: {@code private-key.pem} and {@code public-key.pem} in one folder.
 */
public final class TokenKeys {
    private static final String FOLDER = "evenkeel.test.token-keys";

    private TokenKeys() {}

    public static Path publicKeyFile() {
        return folder().resolve("public-key.pem");
    }

    public static Path privateKeyFile() {
        return folder().resolve("private-key.pem");
    }

    static PrivateKey privateKey() {
        try {
            var spec = new PKCS8EncodedKeySpec(bytesOf(privateKeyFile()));
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
            var pair = generator.generateKeyPair();
            write(
                    folder.resolve("private-key.pem"),
                    "PRIVATE KEY",
                    pair.getPrivate().getEncoded());
            write(
                    folder.resolve("public-key.pem"),
                    "PUBLIC KEY",
                    pair.getPublic().getEncoded());
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, String kind, byte[] key) throws IOException {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n");
        file.toFile().deleteOnExit();
    }
}
