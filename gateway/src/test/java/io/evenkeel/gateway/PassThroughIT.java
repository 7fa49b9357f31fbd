package io.evenkeel.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.evenkeel.testkit.PostgresResource;
import io.evenkeel.testkit.RawHttp;
import io.evenkeel.testkit.token.TestTokens;
import io.evenkeel.testkit.token.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Passing calls on, against services that misbehave on purpose. */
@QuarkusTest
@WithTestResource(TokenResource.class)
@WithTestResource(StubServices.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "schema", value = "gateway"))
class PassThroughIT {
    @SuppressWarnings("NullAway.Init") // Filled in by the test resource.
    StubServices.Control services;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/accounts",
                "/api/sync/status",
                "/api/sync/runs/1?x=1",
                "/api/fills?account=alpha&account=beta&limit=1&limit=2",
                "/api/orders",
                "/api/settlements",
                "/api/positions?status=open",
                "/api/cash-movements",
                "/api/portfolio?weekly_summary=true",
                "/api/pnl/summary?period=daily&tz=Europe%2FBerlin",
                "/api/pnl/markets/KX-26A.B:C_1"
            })
    void a_call_and_its_answer_pass_unchanged(String target) {
        caller().urlEncodingEnabled(false).get(target).then().statusCode(200).body("said", equalTo("GET " + target));
    }

    @Test
    void bodies_pass_up_to_their_bound() {
        var body = "x".repeat(256 * 1024);
        caller().body(body).post("/api/sync/all").then().statusCode(200).body("length", equalTo(256 * 1024));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/sync/all", "/api/auth/login", "/api/auth/logout", "/api/nothing"})
    void a_body_that_is_too_large_is_a_413_problem(String path) throws IOException {
        var token = "Authorization: Bearer " + TestTokens.admin();
        var announced = RawHttp.send(RestAssured.port, "POST " + path, token, "Content-Length: 300000");
        requireTooLarge(announced);
        assertThat(announced.head()).containsIgnoringCase("X-Content-Type-Options: nosniff");
    }

    @Test
    void a_body_that_grows_too_large_is_a_413_problem() throws IOException {
        var headers = List.of(
                "Authorization: Bearer " + TestTokens.admin(),
                "Content-Type: application/json",
                "Transfer-Encoding: chunked");
        for (var path : List.of("/api/sync/all", "/api/auth/login")) {
            var chunk = "%x\r\n%s\r\n".formatted(300_000, "[".repeat(300_000));
            requireTooLarge(RawHttp.send(RestAssured.port, "POST " + path, headers, chunk));
        }
    }

    @Test
    void headers_that_could_fool_a_service_or_tell_of_one_do_not_pass() {
        caller().header("X-Forwarded-For", "1.2.3.4")
                .header("Forwarded", "for=1.2.3.4")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("X-Account", "beta")
                .header("Cookie", "a=b")
                .header("TE", "trailers")
                .header("Idempotency-Key", "k1")
                .get("/api/fills")
                .then()
                .statusCode(200)
                .body("said", equalTo("GET /api/fills"))
                .body("headers", containsString("authorization"))
                .body("headers", containsString("idempotency-key"))
                .body("headers", not(containsString("forwarded")))
                .body("headers", not(containsString("override")))
                .body("headers", not(containsString("x-account")))
                .body("headers", not(containsString("cookie")))
                .header("Idempotency-Hit", equalTo("true"))
                .header("X-Powered-By", equalTo(null))
                .header("Server", equalTo(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"account=beta", "account=alpha&account=beta", "account=b%65ta", "%61ccount=beta", "account="})
    void an_account_that_is_not_granted_is_404_at_the_door(String query) {
        for (var path : List.of("/api/fills", "/api/pnl/summary", "/api/sync/status")) {
            requireProblem(as(TestTokens.trader("ann", "alpha")).get(path + "?" + query), 404)
                    .body("instance", equalTo(path))
                    .body("violations.field", equalTo(List.of("account")))
                    .body("violations.in", equalTo(List.of("query")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?account=alpha", "?account=gamma&account=alpha", "?ticker=beta"})
    void what_is_granted_passes_the_door(String query) {
        as(TestTokens.trader("ann", "alpha", "gamma"))
                .get("/api/fills" + query)
                .then()
                .statusCode(200)
                .body("said", equalTo("GET /api/fills" + query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?account=%zz", "?account=%", "?account=%c0%80", "?&&=&account"})
    void a_query_that_cannot_be_read_is_never_a_fault_of_ours(String query) throws IOException {
        var token = "Authorization: Bearer " + TestTokens.trader("ann", "alpha");
        var answer = RawHttp.send(RestAssured.port, "GET /api/fills" + query, token);
        assertThat(answer.status()).isIn(400, 404);
    }

    static Stream<Arguments> badTokens() {
        var now = Clock.systemUTC().instant().getEpochSecond();
        var good = TestTokens.claims("admin", "admin", List.of("*"));
        return Stream.of(
                Arguments.of("none", ""),
                Arguments.of("junk", "junk"),
                Arguments.of("alg none", TestTokens.unsigned(good)),
                Arguments.of("forged", TestTokens.hmac(good, new byte[32])),
                Arguments.of("foreign", TestTokens.signed(with(good, "iss", "https://elsewhere"))),
                Arguments.of("expired", TestTokens.signed(with(with(good, "iat", now - 100), "exp", now - 60))),
                Arguments.of("a service's", TestTokens.signed(TestTokens.claims("pnl", "service", List.of("*")))),
                Arguments.of("a service's with its own key", TestTokens.service()),
                Arguments.of("a service's by group", TestTokens.signed(with(good, "groups", List.of("service")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void a_token_that_is_not_good_is_401_before_any_service_is_asked(String what, String token) {
        for (var path : List.of("/api/fills", "/api/pnl/summary", "/api/me", "/api/unknown")) {
            var answer = given().config(RestAssuredConfig.newConfig())
                    .header("Authorization", "Bearer " + token)
                    .get(path);
            requireProblem(answer, 401);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/fills/../accounts,          400",
        "GET /api/fills/..%2faccounts,        400",
        "GET /api/fills/%2e%2e/accounts,      400",
        "GET /api/fills/%2E./accounts,        400",
        "GET /api/./fills,                    400",
        "GET /api/fills/.,                    400",
        "GET /api//fills,                     400",
        "GET //api/fills,                     400",
        "GET /api/fills;x=1,                  400",
        "GET /api/fills%3bx=1,                400",
        "GET /api/fills%2f..,                 400",
        "GET /api/fills%5c..,                 400",
        "GET /api/fills%00,                   400",
        "GET /api/fills%0d%0aX:1,             400",
        "GET /api/fills%25%32e,               400",
        "GET /api/fills/%c0%ae,               400",
        "GET /api/fills/%zz,                  400",
        "GET /api/fills\\..\\x,               400",
        "GET http://elsewhere/api/fills,      400",
        "GET *,                               404",
        "GET /api/%66ills,                    400",
        "GET /api/%73ync/status,              400",
        "GET /%61pi/sync/status,              400",
        "GET /api/p%6El/summary,              400",
        "GET /api/pnl/markets/KX%2D1,         400",
        "GET /%71/metrics,                    400",
        "GET /q/%6Detrics,                    400",
        "GET /%51/metrics,                    400",
        "GET /api/unknown,                    404",
        "GET /api/fillsx,                     404",
        "GET /API/fills,                      404",
        "GET /sim/orders,                     404",
        "GET /q/metrics,                      404",
        "GET /q,                              404",
        "GET /Q/metrics,                      404",
        "GET /q/dev,                          404",
        "GET /q/health/..%2fmetrics,          400",
        "TRACE /api/fills,                    405",
        "OPTIONS /api/fills,                  405",
        "HEAD /api/fills,                     405",
        "BREW /api/fills,                     405",
    })
    void a_trick_with_the_path_or_method_goes_nowhere(String request, int status) throws IOException {
        assertThat(RawHttp.send(RestAssured.port, request, "Authorization: Bearer " + TestTokens.admin())
                        .status())
                .isEqualTo(status);
    }

    @Test
    void a_service_that_does_not_answer_is_503_in_time() {
        var answer = caller().get("/api/fills/slow");
        requireProblem(answer, 503).body("detail", containsString("sync-service"));
        assertThat(answer.header("Retry-After")).isNotBlank();
        assertThat(answer.time()).isLessThan(30_000);
    }

    @Test
    void an_answer_that_breaks_off_is_seen_as_broken() {
        assertThatThrownBy(() -> caller().get("/api/fills/broken").asByteArray())
                .isNotNull();
    }

    @Test
    void a_refusal_of_a_service_passes_as_it_is() {
        caller().get("/api/fills/busy")
                .then()
                .statusCode(503)
                .header("Retry-After", "7")
                .body("busy", equalTo(true));
    }

    @Test
    void a_service_that_is_away_is_503_left_alone_and_found_again() {
        services.stopPnl();
        try {
            for (var i = 0; i < 8; i++) {
                var answer = caller().get("/api/pnl/summary");
                requireProblem(answer, 503).body("detail", containsString("pnl-service"));
                assertThat(answer.header("Retry-After")).isNotBlank();
            }
            caller().get("/api/fills").then().statusCode(200);
        } finally {
            services.startPnl();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(caller().get("/api/pnl/summary").statusCode())
                        .isEqualTo(200));
    }

    @Test
    void a_body_that_never_comes_is_refused_in_time() throws IOException {
        var answer = RawHttp.send(
                RestAssured.port,
                "POST /api/sync/all",
                "Authorization: Bearer " + TestTokens.admin(),
                "Content-Length: 10");
        assertThat(answer.status()).isEqualTo(400);
    }

    private static RequestSpecification caller() {
        return as(TestTokens.admin()).contentType("application/json");
    }

    private static RequestSpecification as(String token) {
        return given().config(RestAssuredConfig.newConfig())
                .urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + token);
    }

    private static ValidatableResponse requireProblem(Response answer, int status) {
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
    }

    private static void requireTooLarge(RawHttp.Answer answer) {
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.head()).containsIgnoringCase("content-type: application/problem+json");
        assertThat(answer.body()).contains("\"type\":\"/problems/payload-too-large\"");
    }

    private static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
        var changed = new HashMap<>(claims);
        changed.put(name, value);
        return changed;
    }
}
