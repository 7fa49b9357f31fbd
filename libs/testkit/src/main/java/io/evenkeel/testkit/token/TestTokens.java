package io.evenkeel.testkit.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes access tokens: good ones by role and account, and any other from its claims. */
public final class TestTokens {
    public static final String ISSUER = "https://evenkeel.local/gateway";
    private static final String RS256 = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
    private static final String RS256_OF_SERVICE =
            "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + TokenKeys.SERVICE + "\"}";
    private static final long LIFE_SECONDS = 300;

    private TestTokens() {}

    /** A token of an admin, who sees every account. */
    public static String admin() {
        return signed(claims("admin", "admin", List.of("*")));
    }

    /** A token of a trader who was granted these accounts. */
    public static String trader(String username, String... accounts) {
        return signed(claims(username, "trader", List.of(accounts)));
    }

    /** A token of a viewer who was granted these accounts. */
    public static String viewer(String username, String... accounts) {
        return signed(claims(username, "viewer", List.of(accounts)));
    }

    /** A token of pnl-service, as it calls other services with. */
    public static String service() {
        return signedByService(serviceClaims());
    }

    /** Claims as pnl-service makes them, fresh now; change the map to spoil one. */
    public static Map<String, Object> serviceClaims() {
        var claims = claims(TokenKeys.SERVICE, "service", List.of("*"));
        claims.put("iss", "https://evenkeel.local/" + TokenKeys.SERVICE);
        return claims;
    }

    /** Claims as the gateway makes them, fresh now; change the map to spoil one. */
    public static Map<String, Object> claims(String username, String role, List<String> accounts) {
        var now = Clock.systemUTC().instant().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", ISSUER);
        claims.put("aud", List.of("evenkeel"));
        claims.put("sub", username);
        claims.put("upn", username);
        claims.put("role", role);
        claims.put("groups", List.of(role));
        claims.put("accounts", accounts);
        claims.put("iat", now);
        claims.put("exp", now + LIFE_SECONDS);
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }

    /** These claims, signed with the gateway's key. */
    public static String signed(Map<String, Object> claims) {
        return signed(RS256, claims, TokenKeys.privateKey());
    }

    /** These claims, signed with pnl-service's key under its name. */
    public static String signedByService(Map<String, Object> claims) {
        return signed(RS256_OF_SERVICE, claims, TokenKeys.servicePrivateKey());
    }

    private static String signed(String header, Map<String, Object> claims, PrivateKey key) {
        var content = content(header, claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** These claims with {@code alg: none}. */
    public static String unsigned(Map<String, Object> claims) {
        return content("{\"alg\":\"none\",\"typ\":\"JWT\"}", claims) + ".";
    }

    /** These claims with HS256 and the given secret, for instance the text of the public key. */
    public static String hmac(Map<String, Object> claims, byte[] secret) {
        var content = content("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return content + "." + base64(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String content(String header, Map<String, Object> claims) {
        return base64(header.getBytes(StandardCharsets.UTF_8))
                + "."
                + base64(json(claims).getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Map<String, Object> claims) {
        return claims.entrySet().stream()
                .map(claim -> quoted(claim.getKey()) + ":" + value(claim.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(Object value) {
        return switch (value) {
            case Number number -> number.toString();
            case List<?> list -> list.stream().map(TestTokens::value).collect(Collectors.joining(",", "[", "]"));
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
