package io.evenkeel.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder;

    private DataFolder data;

    @BeforeEach
    void create() {
        data = new DataFolder(folder.resolve("data"));
        data.create();
    }

    @Test
    void a_password_is_made_once_and_only_its_owner_may_read_it() throws IOException {
        var first = new Secrets(data).password("sync-db-app");
        assertThat(new Secrets(data).password("sync-db-app")).isEqualTo(first).hasSizeGreaterThan(30);
        assertThat(new Secrets(data).password("pnl-db-app")).isNotEqualTo(first);
        try (var files = Files.list(data.secrets())) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.secrets())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_generated_admin_password_is_shown_once_and_set_until_the_gateway_knows_it() {
        var secrets = new Secrets(data);
        var shown = secrets.newAdminPassword(Optional.empty());
        assertThat(shown).isPresent();
        assertThat(secrets.newAdminPassword(Optional.empty())).isEmpty();
        assertThat(secrets.adminPasswordToSet(Optional.empty())).isEqualTo(shown);
        secrets.adminPasswordIsSet();
        // Its owner may have changed it since.
        assertThat(secrets.adminPasswordToSet(Optional.empty())).isEmpty();
    }

    @Test
    void a_given_admin_password_is_never_stored_and_always_set() throws IOException {
        var secrets = new Secrets(data);
        var given = Optional.of("chosen by a person");
        assertThat(secrets.newAdminPassword(given)).isEmpty();
        secrets.adminPasswordIsSet();
        assertThat(secrets.adminPasswordToSet(given)).isEqualTo(given);
        assertThat(secrets.newAdminPassword(Optional.empty())).isEmpty();
        try (var files = Files.list(data.secrets())) {
            assertThat(files).allSatisfy(file -> assertThat(file).content().doesNotContain("chosen by a person"));
        }
    }

    @Test
    void an_accounts_private_key_stays_with_us_and_is_never_replaced() throws IOException {
        AccountKeys.createMissing(data, "alpha");
        var mine = data.credentials().resolve("alpha");
        var exchange = data.simulator().resolve("keys/alpha");
        assertThat(mine.resolve("key-id")).hasSameTextualContentAs(exchange.resolve("key-id"));
        assertThat(mine.resolve("private-key.pem")).content().startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertThat(exchange.resolve("public-key.pem")).content().startsWith("-----BEGIN PUBLIC KEY-----\n");
        assertThat(exchange.resolve("private-key.pem")).doesNotExist();

        Files.writeString(mine.resolve("private-key.pem"), "broken on purpose");
        AccountKeys.createMissing(data, "alpha");
        assertThat(mine.resolve("private-key.pem")).hasContent("broken on purpose");
    }

    @Test
    void the_token_keys_belong_together() throws Exception {
        var secrets = new Secrets(data);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(secrets.signingKey());
        signature.update(new byte[] {1, 2, 3});
        var signed = signature.sign();
        signature.initVerify(publicKey(Files.readString(secrets.tokenPublicKey())));
        signature.update(new byte[] {1, 2, 3});
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void a_services_keys_are_made_once_and_lie_apart() throws Exception {
        var privateKey = new Secrets(data).servicePrivateKey("pnl-service");
        var made = Files.readString(privateKey);
        var publicKeys = new Secrets(data).servicePublicKeys("pnl-service");
        assertThat(new Secrets(data).servicePrivateKey("pnl-service")).content().isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(privateKey)))
                .isEqualTo("rw-------");
        try (var files = Files.list(publicKeys)) {
            assertThat(files).containsExactly(publicKeys.resolve("pnl-service.pem"));
        }
        assertThat(publicKey(Files.readString(publicKeys.resolve("pnl-service.pem")))
                        .getAlgorithm())
                .isEqualTo("RSA");
    }

    private static PublicKey publicKey(String pem) throws Exception {
        var body = pem.lines().filter(line -> !line.startsWith("-----")).reduce("", String::concat);
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(body)));
    }
}
