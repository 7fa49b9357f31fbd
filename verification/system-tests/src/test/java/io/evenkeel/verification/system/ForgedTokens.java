package io.evenkeel.verification.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that are wrong in one thing each, made from a good one. */
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
        tokens.put("signed by another key", foreign(now, 300));
        tokens.put("signed by another key and expired", foreign(now - 4_000, 300));
        tokens.put("no token at all", "abc.def.ghi");
        tokens.put("8 KB of nothing", "a".repeat(8_000));
        return tokens;
    }

    private String hmac(byte[] secret) throws GeneralSecurityException {
        var head = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + parts.get(1);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return head + "." + encode(mac.doFinal(bytes(head)));
    }

    /** Right in everything but the key, and perhaps the time. */
    private String foreign(long issuedAt, long seconds) throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var claims = (ObjectNode) new ObjectMapper().readTree(payload());
        claims.put("iat", issuedAt).put("exp", issuedAt + seconds);
        var head = parts.get(0) + "." + encode(claims.toString());
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(generator.generateKeyPair().getPrivate());
        signature.update(bytes(head));
        return head + "." + encode(signature.sign());
    }

    private String payload() {
        return new String(Base64.getUrlDecoder().decode(parts.get(1)), StandardCharsets.UTF_8);
    }

    private static byte[] publicKey(Path data) throws IOException {
        try (var files = Files.walk(data)) {
            var file = files.filter(path ->
                            path.getFileName().toString().matches(".*jwt.*public.*\\.pem|.*public.*jwt.*\\.pem"))
                    .findFirst();
            return Files.readAllBytes(
                    file.orElseThrow(() -> new AssertionError("no public key of the gateway in " + data)));
        }
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
