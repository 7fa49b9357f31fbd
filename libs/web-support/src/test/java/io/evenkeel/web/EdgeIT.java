package io.evenkeel.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.evenkeel.testkit.RawHttp;
import io.evenkeel.testkit.token.TestTokens;
import io.evenkeel.testkit.token.TokenKeys;
import io.evenkeel.testkit.token.TokenResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TokenResource.class)
class EdgeIT {
    private static final String PROBLEM = "application/problem+json";

    @Test
    void a_good_request_is_answered() {
        caller(TestTokens.admin())
                .get("/api/echo?account=beta&from=2026-01-01T00:00:00Z&tz=Europe/Berlin&limit=7&period=daily")
                .then()
                .statusCode(200)
                .body("accounts", equalTo(List.of("beta")))
                .body("from", equalTo("2026-01-01T00:00:00Z"))
                .body("tz", equalTo("Europe/Berlin"))
                .body("limit", equalTo(7));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
                    limit=1&limit=2,                     limit
                    limit=,                              limit
                    limit=0,                             limit
                    limit=1001,                          limit
                    limit=99999999999999999999,          limit
                    limit=1.0,                           limit
                    limit=1e2,                           limit
                    limit=%2B5,                          limit
                    limit=%D9%A3,                        limit
                    from=yesterday,                      from
                    from=2026-01-01,                     from
                    from=2026-01-01T00:00:00,            from
                    from=2026-01-01T24:00:00Z,           from
                    from=2026-02-30T00:00:00Z,           from
                    from=%2B9999999-01-01T00:00:00Z,     from
                    from=2026-01-01T00:00:00Z&from=2026-01-01T00:00:00Z, from
                    tz=Mars/Olympus,                     tz
                    tz=%2B02:00,                         tz
                    period=hourly,                       period
                    period=%00,                          period
                    account=alpha%00,                    account
                    account=alpha%0D%0AX:1,              account
                    subaccount=64,                       subaccount
                    subaccount=-1,                       subaccount
                    stale_after=1h,                      stale_after
                    stale_after=-PT1H,                   stale_after
                    stale_after=PT99999999999H,          stale_after
                    cursor=%25%25%25,                    cursor
                    cursor=AAAA,                         cursor
                    admin=true,                          admin
                    """)
    void a_wrong_parameter_is_400_naming_it(String query, String field) {
        var answer = caller(TestTokens.admin()).urlEncodingEnabled(false).get("/api/echo?" + query);
        requireProblem(answer.then(), 400)
                .body("violations.field", hasItem(field))
                .body("violations.in", hasItem("query"));
    }

    /** A cursor has no secret: anybody can make one around any text. */
    @ParameterizedTest
    @ValueSource(strings = {"", "x", "2026-01-01T00:00:00Z\u0000", "+99999-01-01T00:00:00Z", "-0001-01-01T00:00:00Z"})
    void a_cursor_that_nobody_gave_out_is_400_naming_it(String position) {
        var answer = caller(TestTokens.admin()).get("/api/echo?cursor=" + Cursors.encode("{}", position));
        requireProblem(answer.then(), 400).body("violations.field", hasItem("cursor"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?account=%zz",
                "?account=%c0%80",
                "?%ff=1",
                "?a=%",
                "?=1",
                "?&&&=",
                "?account=%ED%A0%80",
                "?account=%u0041",
                "?a={b}|c",
                "/%",
                "/%zz",
                "/%00",
                "/..%2f..%2fetc",
                "/../../etc",
                "//",
                "/x;y=1",
                "/x%2fy"
            })
    void a_badly_encoded_target_is_never_a_fault_of_ours(String rest) throws IOException {
        var answer =
                RawHttp.send(RestAssured.port, "GET /api/echo" + rest, "Authorization: Bearer " + TestTokens.admin());
        assertThat(answer.status()).isIn(200, 400, 401, 404);
    }

    @Test
    void an_oversized_parameter_is_400_naming_it() {
        var answer = caller(TestTokens.admin()).get("/api/echo?account=" + "a".repeat(2000));
        requireProblem(answer.then(), 400).body("violations.field", hasItem("account"));
    }

    @ParameterizedTest
    @CsvSource({"gamma", "ALPHA", "'alpha,beta'", "%2A", "''", "beta&account=gamma"})
    void an_unknown_account_is_404_naming_account(String account) {
        var answer = caller(TestTokens.admin()).urlEncodingEnabled(false).get("/api/echo?account=" + account);
        requireProblem(answer.then(), 404).body("violations.field", hasItem("account"));
    }

    @Test
    void an_account_that_is_not_granted_is_refused_like_one_that_does_not_exist() {
        var trader = TestTokens.trader("ann", "alpha");
        var notGranted = caller(trader).get("/api/echo?account=beta");
        var unknown = caller(trader).get("/api/echo?account=gamma");
        requireProblem(notGranted.then(), 404);
        assertThat(notGranted.asString()).isEqualTo(unknown.asString());
    }

    @Test
    void a_caller_sees_only_what_was_granted_by_default() {
        caller(TestTokens.viewer("ann", "beta", "gamma"))
                .get("/api/echo")
                .then()
                .statusCode(200)
                .body("accounts", equalTo(List.of("beta")));
    }

    static Stream<Arguments> badBodies() {
        return Stream.of(
                Arguments.of("{\"odds\":1e400}", "odds"),
                Arguments.of("{\"odds\":1e1000000000}", "odds"),
                Arguments.of("{\"odds\":1e-400}", "odds"),
                Arguments.of("{\"odds\":NaN}", "odds"),
                Arguments.of("{\"odds\":\"1.5\"}", "odds"),
                Arguments.of("{\"odds\":" + "9".repeat(40) + "}", "odds"),
                Arguments.of("{\"odds\":" + "9".repeat(900) + "}", "odds"),
                Arguments.of("{\"odds\":" + "9".repeat(4000) + "}", "body"),
                Arguments.of("{\"count\":1.9}", "count"),
                Arguments.of("{\"count\":\"7\"}", "count"),
                Arguments.of("{\"count\":2147483648}", "count"),
                Arguments.of("{\"count\":true}", "count"),
                Arguments.of("{\"count\":1e400}", "count"),
                Arguments.of("{\"count\":1,\"count\":2}", "count"),
                Arguments.of("{\"name\":1e400}", "name"),
                Arguments.of("{\"name\":true}", "name"),
                Arguments.of("{\"name\":\"a\\u0000b\"}", "name"),
                Arguments.of("{\"name\":\"\\ud800\"}", "name"),
                Arguments.of("{\"name\":{\"a\":1}}", "name"),
                Arguments.of("{\"name\":\"" + "a".repeat(70_000) + "\"}", "name"),
                Arguments.of("{\"name\":\"a\",\"name\":\"b\"}", "name"),
                Arguments.of("{\"price\":0.5}", "price"),
                Arguments.of("{\"price\":\"0.12345\"}", "price"),
                Arguments.of("{\"price\":\"1e-1\"}", "price"),
                Arguments.of("{\"at\":1700000000}", "at"),
                Arguments.of("{\"at\":\"2026-01-01\"}", "at"),
                Arguments.of("{\"flag\":\"true\"}", "flag"),
                Arguments.of("{\"flag\":1}", "flag"),
                Arguments.of("{\"admin\":true}", "admin"),
                Arguments.of("{\"name\":\"a\"} trailing", "body"),
                Arguments.of("{\"name\":\"a\"}{}", "body"),
                Arguments.of("[]", "body"),
                Arguments.of("null", "body"),
                Arguments.of("", "body"),
                Arguments.of("[".repeat(10_000), "body"),
                Arguments.of("{\"name\":", "name"),
                Arguments.of("<xml/>", "body"));
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void a_wrong_body_is_400_naming_the_field(String body, String field) {
        var answer = caller(TestTokens.admin())
                .contentType("application/json")
                .body(body)
                .post("/api/echo");
        requireProblem(answer.then(), 400)
                .body("violations.field", hasItem(field))
                .body("violations.in", hasItem("body"))
                .body("violations[0].message", not(containsString("java")))
                .body("violations[0].message", not(containsString("evenkeel")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/echo", "/api/nothing", "/nothing"})
    void a_body_that_is_announced_too_large_is_413(String path) throws IOException {
        requireTooLarge(RawHttp.send(
                RestAssured.port,
                "POST " + path,
                "Authorization: Bearer " + TestTokens.admin(),
                "Content-Type: application/json",
                "Content-Length: 262145"));
    }

    @Test
    void a_body_that_grows_too_large_is_413() throws IOException {
        var headers = List.of(
                "Authorization: Bearer " + TestTokens.admin(),
                "Content-Type: application/json",
                "Transfer-Encoding: chunked");
        var chunk = "400\r\n%s\r\n".formatted(" ".repeat(1024));
        requireTooLarge(RawHttp.send(RestAssured.port, "POST /api/echo", headers, chunk.repeat(300)));
    }

    @Test
    void a_body_is_asked_for_where_the_caller_waits_for_that() throws IOException {
        var headers = List.of(
                "Authorization: Bearer " + TestTokens.admin(),
                "Content-Type: application/json",
                "Content-Length: 2",
                "Expect: 100-continue");
        var answer = RawHttp.send(RestAssured.port, "POST /api/echo", headers, "{}");
        assertThat(answer.status()).isEqualTo(100);
        assertThat(answer.body()).startsWith("HTTP/1.1 200");
    }

    @Test
    void a_body_that_does_not_come_in_time_is_400() throws IOException {
        var answer = RawHttp.send(
                RestAssured.port,
                "POST /api/echo",
                "Authorization: Bearer " + TestTokens.admin(),
                "Content-Type: application/json",
                "Content-Length: 10");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.head()).containsIgnoringCase("content-type: " + PROBLEM);
    }

    @Test
    void a_body_of_the_size_allowed_is_read() {
        var padding = " ".repeat(256 * 1024 - 2);
        var answer = caller(TestTokens.admin())
                .contentType("application/json")
                .body("{" + padding + "}")
                .post("/api/echo");
        answer.then().statusCode(200);
    }

    @Test
    void another_media_type_is_415_and_another_method_405_and_another_path_404() {
        var admin = TestTokens.admin();
        requireProblem(
                caller(admin)
                        .contentType("text/xml")
                        .body("<a/>")
                        .post("/api/echo")
                        .then(),
                415);
        requireProblem(caller(admin).delete("/api/echo").then(), 405);
        requireProblem(caller(admin).get("/api/nothing").then(), 404);
        requireProblem(given().get("/nothing").then(), 404);
    }

    @Test
    void an_unforeseen_failure_is_500_without_details() {
        requireProblem(caller(TestTokens.admin()).get("/api/echo/crash").then(), 500)
                .body(not(containsString("secret")))
                .body(not(containsString("Exception")));
    }

    @Test
    void work_that_is_not_done_in_time_is_503_with_a_time_to_try_again() {
        requireProblem(caller(TestTokens.admin()).get("/api/echo/late").then(), 503)
                .header("Retry-After", equalTo("2"));
    }

    @Test
    void a_problem_tells_its_path_without_the_query() {
        requireProblem(
                        caller(TestTokens.admin())
                                .get("/api/echo/x?token=secret")
                                .then(),
                        404)
                .body("instance", equalTo("/api/echo/x"))
                .body("type", equalTo("/problems/not-found"))
                .body("title", equalTo("Not found"))
                .body("code", equalTo("not-found"))
                .body("violations.field", hasItems("id"));
    }

    static Stream<Arguments> badTokens() throws IOException {
        var now = Clock.systemUTC().instant().getEpochSecond();
        var good = TestTokens.claims("admin", "admin", List.of("*"));
        var signed = TestTokens.signed(good);
        return Stream.of(
                Arguments.of("not a token", "junk"),
                Arguments.of("alg none", TestTokens.unsigned(good)),
                Arguments.of(
                        "HS256 with the public key",
                        TestTokens.hmac(good, Files.readAllBytes(TokenKeys.publicKeyFile()))),
                Arguments.of("no signature", signed.substring(0, signed.lastIndexOf('.') + 1)),
                Arguments.of("other content", withContentOf(TestTokens.unsigned(with(good, "sub", "eve")), signed)),
                Arguments.of("issuer", TestTokens.signed(with(good, "iss", "https://elsewhere"))),
                Arguments.of("no issuer", TestTokens.signed(without(good, "iss"))),
                Arguments.of("audience", TestTokens.signed(with(good, "aud", List.of("other")))),
                Arguments.of("no audience", TestTokens.signed(without(good, "aud"))),
                Arguments.of("expired", TestTokens.signed(with(with(good, "iat", now - 100), "exp", now - 60))),
                Arguments.of("no expiry", TestTokens.signed(without(good, "exp"))),
                Arguments.of("too old", TestTokens.signed(with(with(good, "iat", now - 400), "exp", now + 100))),
                Arguments.of("no issue time", TestTokens.signed(without(good, "iat"))),
                Arguments.of("not yet", TestTokens.signed(with(good, "nbf", now + 60))),
                Arguments.of("no subject", TestTokens.signed(without(good, "sub"))),
                Arguments.of("no accounts", TestTokens.signed(without(good, "accounts"))),
                Arguments.of("no role", TestTokens.signed(without(good, "role"))),
                Arguments.of("8 KB", "a".repeat(8192)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void a_token_that_is_not_ours_is_401(String what, String token) {
        requireProblem(caller(token).get("/api/echo").then(), 401)
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("instance", equalTo("/api/echo"));
    }

    @Test
    void no_token_another_scheme_two_tokens_or_one_in_the_query_is_401() {
        requireProblem(given().get("/api/echo").then(), 401);
        requireProblem(given().get("/api/nothing").then(), 401);
        requireProblem(
                given().auth()
                        .preemptive()
                        .basic("admin", "admin")
                        .get("/api/echo")
                        .then(),
                401);
        requireProblem(
                given().get("/api/echo?access_token=" + TestTokens.admin()).then(), 401);
        var twice = caller(TestTokens.admin()).header("Authorization", "Bearer " + TestTokens.admin());
        requireProblem(twice.get("/api/echo").then(), 401);
    }

    private static void requireTooLarge(RawHttp.Answer answer) {
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.head()).containsIgnoringCase("content-type: " + PROBLEM);
        assertThat(answer.body()).contains("\"type\":\"/problems/payload-too-large\"");
    }

    /** Header and signature of the second token around the claims of the first. */
    private static String withContentOf(String claims, String token) {
        var content = claims.substring(claims.indexOf('.'), claims.lastIndexOf('.'));
        return token.substring(0, token.indexOf('.')) + content + token.substring(token.lastIndexOf('.'));
    }

    private static RequestSpecification caller(String token) {
        return given().config(RestAssuredConfig.newConfig()).header("Authorization", "Bearer " + token);
    }

    private static ValidatableResponse requireProblem(ValidatableResponse answer, int status) {
        return answer.statusCode(status).contentType(PROBLEM).body("status", equalTo(status));
    }

    private static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
        var changed = new HashMap<>(claims);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Object> without(Map<String, Object> claims, String name) {
        var changed = new HashMap<>(claims);
        changed.remove(name);
        return changed;
    }
}
