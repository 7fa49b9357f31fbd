package io.evenkeel.verification.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.stack.RsaKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that are wrong in one thing each, made from a good one; some with the gateway's own key, read from the data
 * folder, so that only the claim is wrong.
 */
final class ForgedTokens {
    private final List<String> parts;

    ForgedTokens(String good) {
        this.parts = List.of(good.split("\\.", -1));
    }

    /** By what is wrong with them. */
    Map<String, String> all(Path data) throws IOException, GeneralSecurityException {
        var now = Instant.now().getEpochSecond();
        var tokens = new LinkedHashMap<String, String>();
        tokens.put(
                "payload changed",
                parts.get(0) + "." + encode(payload().replace("admin", "Admin")) + "." + parts.get(2));
        tokens.put("no algorithm", encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts.get(1) + ".");
        tokens.put("public key as HMAC secret", hmac(publicKey(data)));
        var ours = privateKey(data);
        var another = RsaKeys.generate().getPrivate();
        tokens.put("signed by another key", signed(another, now, now + 300));
        tokens.put("signed by another key and expired", signed(another, now - 4_000, now - 3_700));
        tokens.put("ours, but expired", signed(ours, now - 400, now - 100));
        tokens.put("ours, but issued too long ago", signed(ours, now - 4_000, now + 300));
        tokens.put("ours, but for another audience", signed(ours, now, now + 300, "aud", "somebody"));
        tokens.put("ours, but from another issuer", signed(ours, now, now + 300, "iss", "https://example.org"));
        tokens.put("no token at all", "abc.def.ghi");
        tokens.put("8 KB of nothing", "a".repeat(8_000));
        return tokens;
    }

    /** A good one, of a trader who was granted this account only. */
    String ofTrader(Path data, String account) throws IOException, GeneralSecurityException {
        var claims = (ObjectNode) new ObjectMapper().readTree(payload());
        var now = Instant.now().getEpochSecond();
        claims.put("iat", now).put("exp", now + 300);
        claims.put("sub", "tina").put("upn", "tina").put("role", "trader");
        claims.putArray("groups").add("trader");
        claims.putArray("accounts").add(account);
        return signed(privateKey(data), claims);
    }

    private String hmac(byte[] secret) throws GeneralSecurityException {
        var head = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + parts.get(1);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return head + "." + encode(mac.doFinal(bytes(head)));
    }

    private String signed(PrivateKey key, long issuedAt, long expiresAt, String... changed)
            throws IOException, GeneralSecurityException {
        var claims = (ObjectNode) new ObjectMapper().readTree(payload());
        claims.put("iat", issuedAt).put("exp", expiresAt);
        if (changed.length > 0) {
            claims.put(changed[0], changed[1]);
        }
        return signed(key, claims);
    }

    private String signed(PrivateKey key, ObjectNode claims) throws GeneralSecurityException {
        var head = parts.get(0) + "." + encode(claims.toString());
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(bytes(head));
        return head + "." + encode(signature.sign());
    }

    private static PrivateKey privateKey(Path data) throws IOException {
        return RsaKeys.parsePrivate(Files.readString(data.resolve("secrets/jwt-private-key.pem")));
    }

    private String payload() {
        return new String(Base64.getUrlDecoder().decode(parts.get(1)), StandardCharsets.UTF_8);
    }

    private static byte[] publicKey(Path data) throws IOException {
        return Files.readAllBytes(data.resolve("secrets/jwt-public-key.pem"));
    }

    private static String encode(String text) {
        return encode(bytes(text));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
