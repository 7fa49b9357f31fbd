package io.evenkeel.simulator.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class VerifiedSignaturesTest {
    private static final KeyPair PAIR = pair();
    private static final KeyPair OTHER_PAIR = pair();
    private static final AccessKey KEY = new AccessKey("k", "alpha", PAIR.getPublic());
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant EXPIRY = NOW.plusSeconds(10);

    private final VerifiedSignatures verified = new VerifiedSignatures(2);

    @Test
    void a_right_signature_is_right_again_and_kept_once() {
        var signature = sign(PAIR, "1GET/a");
        assertThat(verified.signed(KEY, "1GET/a", signature, EXPIRY, NOW)).isTrue();
        assertThat(verified.signed(KEY, "1GET/a", signature, EXPIRY, NOW)).isTrue();
        assertThat(verified.size()).isOne();
    }

    @Test
    void what_was_right_for_one_text_or_key_is_not_for_another() {
        var signature = sign(PAIR, "1GET/a");
        assertThat(verified.signed(KEY, "1GET/a", signature, EXPIRY, NOW)).isTrue();
        assertThat(verified.signed(KEY, "1GET/b", signature, EXPIRY, NOW)).isFalse();
        assertThat(verified.signed(KEY, "2GET/a", signature, EXPIRY, NOW)).isFalse();
        var replaced = new AccessKey("k", "alpha", OTHER_PAIR.getPublic());
        assertThat(verified.signed(replaced, "1GET/a", signature, EXPIRY, NOW)).isFalse();
        assertThat(verified.size()).isOne();
    }

    @Test
    void a_wrong_signature_is_never_kept() {
        assertThat(verified.signed(KEY, "1GET/a", sign(OTHER_PAIR, "1GET/a"), EXPIRY, NOW))
                .isFalse();
        assertThat(verified.signed(KEY, "1GET/a", "not base64!", EXPIRY, NOW)).isFalse();
        assertThat(verified.size()).isZero();
    }

    @Test
    void never_more_are_kept_than_fit_and_old_ones_make_room() {
        for (var text : new String[] {"1", "2", "3"}) {
            assertThat(verified.signed(KEY, text, sign(PAIR, text), EXPIRY, NOW))
                    .isTrue();
        }
        assertThat(verified.size()).isEqualTo(2);
        var later = EXPIRY.plusSeconds(1);
        assertThat(verified.signed(KEY, "4", sign(PAIR, "4"), later.plusSeconds(10), later))
                .isTrue();
        assertThat(verified.size()).isOne();
    }

    private static String sign(KeyPair pair, String text) {
        try {
            var signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
