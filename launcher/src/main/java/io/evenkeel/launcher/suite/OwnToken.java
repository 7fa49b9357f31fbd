package io.evenkeel.launcher.suite;

import io.evenkeel.launcher.data.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;

/** A short-lived token with which the launcher itself asks a service; never leaves this machine. */
final class OwnToken {
    private static final int SECONDS = 60;

    private OwnToken() {}

    static String sign(Secrets secrets, Clock clock) {
        var now = clock.instant().getEpochSecond();
        var claims = "{\"iss\":\"https://evenkeel.local/gateway\",\"aud\":[\"evenkeel\"],\"sub\":\"launcher\","
                + "\"upn\":\"launcher\",\"role\":\"service\",\"groups\":[\"service\"],\"accounts\":[\"*\"],"
                + "\"jti\":\"launcher-%d\",\"iat\":%d,\"exp\":%d}".formatted(now, now, now + SECONDS);
        var signed = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encoded(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(secrets.signingKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with RSA", e);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
