package io.evenkeel.kalshi.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.kalshi.TestKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSignerTest {
    private static final String PATH = "/trade-api/v2/markets/A%20B";

    @Test
    void the_public_key_verifies_what_a_pkcs8_key_signed() throws GeneralSecurityException {
        var headers = signer(TestKeys.pkcs8()).headers(1_790_000_000_123L, "GET", PATH);

        assertThat(verifies(headers, "1790000000123GET" + PATH)).isTrue();
        assertThat(headers).containsEntry("KALSHI-ACCESS-KEY", "key-1");
        assertThat(headers).containsEntry("KALSHI-ACCESS-TIMESTAMP", "1790000000123");
    }

    @Test
    void the_public_key_verifies_what_a_pkcs1_key_signed() throws GeneralSecurityException {
        var headers = signer(TestKeys.pkcs1()).headers(1_790_000_000_123L, "GET", PATH);

        assertThat(verifies(headers, "1790000000123GET" + PATH)).isTrue();
    }

    @Test
    void another_path_or_method_or_time_does_not_verify() throws GeneralSecurityException {
        var headers = signer(TestKeys.pkcs8()).headers(1_790_000_000_123L, "GET", PATH);

        assertThat(verifies(headers, "1790000000123GET" + PATH + "?limit=1")).isFalse();
        assertThat(verifies(headers, "1790000000123POST" + PATH)).isFalse();
        assertThat(verifies(headers, "1790000000124GET" + PATH)).isFalse();
    }

    @Test
    void a_key_shows_nothing_of_itself_when_printed() {
        var key = ApiKey.read(" key-1\n", TestKeys.pkcs8());

        assertThat(key.keyId()).isEqualTo("key-1");
        assertThat(key.toString()).isEqualTo("ApiKey[hidden]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not a key",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----"
            })
    void what_is_no_usable_key_is_refused_without_being_quoted(String pem) {
        assertThatThrownBy(() -> ApiKey.read("key-1", pem))
                .isInstanceOf(InvalidKey.class)
                .hasMessageNotContaining("AAAA");
    }

    @Test
    void a_truncated_key_is_refused() {
        var cut = TestKeys.pkcs8().replaceAll("(?s)(-----BEGIN PRIVATE KEY-----.{200}).*(-----END)", "$1\n$2");

        assertThatThrownBy(() -> ApiKey.read("key-1", cut)).isInstanceOf(InvalidKey.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a b", "é"})
    void a_key_id_that_cannot_stand_in_a_header_is_refused(String keyId) {
        var pem = TestKeys.pkcs8();

        assertThatThrownBy(() -> ApiKey.read(keyId, pem)).isInstanceOf(InvalidKey.class);
    }

    private static RequestSigner signer(String pem) {
        return new RequestSigner(ApiKey.read("key-1", pem));
    }

    private static boolean verifies(Map<String, String> headers, String text) throws GeneralSecurityException {
        var signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        signature.initVerify(TestKeys.PAIR.getPublic());
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return signature.verify(Base64.getDecoder().decode(headers.get("KALSHI-ACCESS-SIGNATURE")));
    }
}
