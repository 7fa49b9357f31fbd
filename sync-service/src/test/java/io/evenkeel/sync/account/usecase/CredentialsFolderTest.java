package io.evenkeel.sync.account.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.sync.account.CredentialsState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsFolderTest {
    private static final String PEM = pem();

    @TempDir
    @SuppressWarnings("NullAway.Init") // Made by JUnit.
    Path folder;

    @Test
    void a_whole_folder_is_an_account_that_can_sign() throws IOException {
        write("alpha", "key-id", "key-1\n");
        write("alpha", "private-key.pem", PEM);
        write("alpha", "account.json", "{\"display_name\":\"Alpha\",\"owner\":\"ann\",\"new\":1}");

        var found = one();

        assertThat(found.credentials()).isEqualTo(CredentialsState.OK);
        assertThat(found.displayName()).isEqualTo("Alpha");
        assertThat(found.owner()).isEqualTo("ann");
        assertThat(found.key()).isNotNull();
    }

    @Test
    void a_missing_file_is_named() throws IOException {
        write("alpha", "key-id", "key-1");

        assertThat(one().credentials()).isEqualTo(CredentialsState.MISSING);
        assertThat(one().problem()).contains("private-key.pem");
        assertThat(one().owner()).isEqualTo("admin");
    }

    @Test
    void a_broken_key_is_invalid_and_not_quoted() throws IOException {
        write("alpha", "key-id", "key-1");
        write("alpha", "private-key.pem", "SECRET");

        assertThat(one().credentials()).isEqualTo(CredentialsState.INVALID);
        assertThat(one().problem()).doesNotContain("SECRET");
        assertThat(one().toString()).doesNotContain("SECRET");
    }

    @Test
    void a_broken_description_is_invalid() throws IOException {
        write("alpha", "key-id", "key-1");
        write("alpha", "private-key.pem", PEM);
        for (var json :
                List.of("{", "[]", "{\"owner\":7}", "{\"display_name\":\"\"}", "{\"exchange_url\":\"ftp:x\"}")) {
            write("alpha", "account.json", json);
            assertThat(one().credentials()).as(json).isEqualTo(CredentialsState.INVALID);
        }
    }

    @Test
    void a_changed_file_changes_the_fingerprint() throws IOException {
        write("alpha", "key-id", "key-1");
        write("alpha", "private-key.pem", PEM);
        var before = one().fingerprint();
        assertThat(one().fingerprint()).isEqualTo(before);

        write("alpha", "key-id", "key-2");

        assertThat(one().fingerprint()).isNotEqualTo(before);
    }

    @Test
    void other_folders_are_passed_over_and_a_missing_directory_is_an_error() throws IOException {
        write("..2026_11_15", "key-id", "key-1");
        write("Alpha", "key-id", "key-1");
        Files.writeString(folder.resolve("readme"), "");

        assertThat(new CredentialsFolder(folder).read()).isEmpty();
        assertThatThrownBy(() -> new CredentialsFolder(folder.resolve("nowhere")).read())
                .isInstanceOf(IOException.class);
    }

    private FoundAccount one() throws IOException {
        var found = new CredentialsFolder(folder).read();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private void write(String account, String file, String content) throws IOException {
        Files.createDirectories(folder.resolve(account));
        Files.writeString(folder.resolve(account).resolve(file), content);
    }

    private static String pem() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var der = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
