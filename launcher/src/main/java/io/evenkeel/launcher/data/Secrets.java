package io.evenkeel.launcher.data;

import io.evenkeel.stack.RsaKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Passwords and keys of one stack, made on first use and kept in files that only their owner may read.
 *
 * <p>The admin's password is given to the gateway only until it has been set there: later it may have been changed by
 * its owner, and a restart must not undo that. One from {@code EVENKEEL_ADMIN_PASSWORD} is always given on: that is how
 * to reset it.
 */
public final class Secrets {
    private static final int PASSWORD_BYTES = 24;
    private static final int ADMIN_PASSWORD_BYTES = 15;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    public Secrets(DataFolder data) {
        this.folder = data.secrets();
    }

    /** The password of this name, for a role or a user. */
    public String password(String name) {
        return SecretFile.readOrCreate(folder.resolve(name + ".password"), () -> randomText(PASSWORD_BYTES));
    }

    /** PEM file with the key that the gateway signs tokens with. */
    public Path tokenPrivateKey() {
        makeTokenKeys();
        return folder.resolve("jwt-private-key.pem");
    }

    /** PEM file with the key that services check tokens with. */
    public Path tokenPublicKey() {
        makeTokenKeys();
        return folder.resolve("jwt-public-key.pem");
    }

    /** PEM file with the key that this service signs its calls to other services with. */
    public Path servicePrivateKey(String service) {
        makeServiceKeys(service);
        return folder.resolve(service + "-private-key.pem");
    }

    /** The folder with the public keys of services, {@code <service>.pem} each. */
    public Path servicePublicKeys(String... services) {
        List.of(services).forEach(this::makeServiceKeys);
        return folder.resolve("services");
    }

    /** The signing key itself, for a token of the launcher's own. */
    public PrivateKey signingKey() {
        return RsaKeys.parsePrivate(SecretFile.read(tokenPrivateKey()));
    }

    /**
     * Makes an admin's password unless one is given or there is one already.
     *
     * @return the new password, to be shown once
     */
    public Optional<String> newAdminPassword(Optional<String> given) {
        if (given.isPresent() || Files.exists(admin()) || Files.exists(adminIsSet())) {
            return Optional.empty();
        }
        SecretFile.write(admin(), randomText(ADMIN_PASSWORD_BYTES));
        return Optional.of(SecretFile.read(admin()));
    }

    /** What the gateway gets now. */
    public Optional<String> adminPasswordToSet(Optional<String> given) {
        if (given.isPresent() || Files.exists(adminIsSet())) {
            return given;
        }
        return Files.exists(admin()) ? Optional.of(SecretFile.read(admin())) : Optional.empty();
    }

    /** The gateway is ready: it knows the admin's password. */
    public void adminPasswordIsSet() {
        SecretFile.readOrCreate(adminIsSet(), () -> "The gateway knows the admin's password.");
    }

    /** Where a generated password stays readable for its owner. */
    public Path admin() {
        return folder.resolve("admin.password");
    }

    private Path adminIsSet() {
        return folder.resolve("admin-password-is-set");
    }

    private void makeTokenKeys() {
        makePair(folder.resolve("jwt-private-key.pem"), folder.resolve("jwt-public-key.pem"));
    }

    private void makeServiceKeys(String service) {
        var publicKey = folder.resolve("services").resolve(service + ".pem");
        makePair(folder.resolve(service + "-private-key.pem"), publicKey);
    }

    private static void makePair(Path privateKey, Path publicKey) {
        if (!Files.exists(privateKey)) {
            var pair = RsaKeys.generate();
            // The private one last: its presence says that both are there.
            SecretFile.write(publicKey, RsaKeys.publicPem(pair));
            SecretFile.write(privateKey, RsaKeys.privatePem(pair));
        }
    }

    private String randomText(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
