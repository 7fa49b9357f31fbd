package io.evenkeel.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.evenkeel.testkit.MovableClock;
import io.evenkeel.testkit.token.TestTokens;
import io.evenkeel.testkit.token.TokenKeys;
import io.evenkeel.testkit.token.TokenResource;
import io.evenkeel.web.service.ServiceTokenSigner;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a service may say with its own key, and what it may not. */
@QuarkusTest
@QuarkusTestResource(TokenResource.class)
class ServiceTokensIT {
    @Test
    void a_service_is_let_in_where_services_are() {
        var signer = new ServiceTokenSigner(
                TokenKeys.SERVICE, RsaPem.privateKey(TokenKeys.servicePrivateKeyFile()), Clock.systemUTC());
        inside(signer.token()).statusCode(200).body(equalTo("pnl-service"));
        inside(TestTokens.service()).statusCode(200);
        inside(TestTokens.admin()).statusCode(200);
    }

    @Test
    void nobody_else_is_let_in_there() {
        inside(TestTokens.trader("ann", "alpha")).statusCode(403).body("code", equalTo("forbidden"));
        inside(TestTokens.viewer("ben", "alpha")).statusCode(403);
    }

    static Stream<Arguments> forged() {
        var now = Clock.systemUTC().instant().getEpochSecond();
        var good = TestTokens.serviceClaims();
        var admin = TestTokens.claims("admin", "admin", List.of("*"));
        return Stream.of(
                Arguments.of("an admin's claims", TestTokens.signedByService(admin)),
                Arguments.of(
                        "an admin's claims under the own issuer",
                        TestTokens.signedByService(with(admin, "iss", "https://evenkeel.local/pnl-service"))),
                Arguments.of("role of an admin", TestTokens.signedByService(with(good, "role", "admin"))),
                Arguments.of("group of an admin", TestTokens.signedByService(with(good, "groups", List.of("admin")))),
                Arguments.of("another service", TestTokens.signedByService(with(good, "sub", "risk-service"))),
                Arguments.of("issuer", TestTokens.signedByService(with(good, "iss", TestTokens.ISSUER))),
                Arguments.of("audience", TestTokens.signedByService(with(good, "aud", List.of("other")))),
                Arguments.of(
                        "expired", TestTokens.signedByService(with(with(good, "iat", now - 100), "exp", now - 60))),
                Arguments.of(
                        "too old", TestTokens.signedByService(with(with(good, "iat", now - 400), "exp", now + 100))),
                Arguments.of("no issue time", TestTokens.signedByService(with(good, "iat", "never"))),
                Arguments.of(
                        "the gateway's key under its name", swapped(TestTokens.service(), TestTokens.signed(good))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void a_services_key_speaks_for_that_service_only(String what, String token) {
        inside(token).statusCode(401).contentType("application/problem+json");
    }

    @Test
    void a_token_serves_for_half_of_its_life() {
        var clock = MovableClock.at("2026-11-01T00:00:00Z");
        var signer =
                new ServiceTokenSigner(TokenKeys.SERVICE, RsaPem.privateKey(TokenKeys.servicePrivateKeyFile()), clock);
        var first = signer.token();
        clock.advance(Duration.ofSeconds(60));
        assertThat(signer.token()).isEqualTo(first);
        clock.advance(Duration.ofSeconds(1));
        assertThat(signer.token()).isNotEqualTo(first);
    }

    @Test
    void a_refused_key_file_is_never_quoted() {
        var file = TokenKeys.servicePrivateKeyFile();
        assertThat(refusal(() -> RsaPem.publicKey(file))).isEqualTo("is not an RSA public key in PEM");
        assertThat(refusal(() -> RsaPem.privateKey(Path.of("/nowhere")))).isEqualTo("cannot be read");
    }

    private static String refusal(Runnable reading) {
        try {
            reading.run();
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static ValidatableResponse inside(String token) {
        return given().config(RestAssuredConfig.newConfig())
                .header("Authorization", "Bearer " + token)
                .get("/api/echo/inside")
                .then();
    }

    /** The header of the first token before the rest of the second. */
    private static String swapped(String header, String rest) {
        return header.substring(0, header.indexOf('.')) + rest.substring(rest.indexOf('.'));
    }

    private static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
        var changed = new HashMap<>(claims);
        changed.put(name, value);
        return changed;
    }
}
