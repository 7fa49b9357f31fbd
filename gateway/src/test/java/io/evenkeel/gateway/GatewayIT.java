package io.evenkeel.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.evenkeel.testkit.PostgresResource;
import io.evenkeel.testkit.token.TestTokens;
import io.evenkeel.testkit.token.TokenResource;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Coming in, going on and going out, against a real database. */
@QuarkusTest
@WithTestResource(TokenResource.class)
@WithTestResource(StubServices.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "schema", value = "gateway"))
class GatewayIT {
    static final String ADMIN_PASSWORD = "correct horse battery";
    private static final Duration DATABASE_MAX = Duration.ofSeconds(30);

    @Inject
    Pool pool;

    @BeforeEach
    void waitForSchema() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(given().get("/q/health/ready")
                                .jsonPath()
                                .getString("checks.find{it.name=='database'}.status"))
                        .isEqualTo("UP"));
    }

    @Test
    void the_admin_comes_in_and_is_told_who_he_is() {
        var session = logIn("admin", ADMIN_PASSWORD)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(300))
                .body("user.username", equalTo("admin"))
                .body("user.role", equalTo("admin"))
                .body("user.accounts", equalTo(List.of("*")))
                .extract();
        caller(session.path("access_token"))
                .get("/api/me")
                .then()
                .statusCode(200)
                .body("username", equalTo("admin"))
                .body("accounts", equalTo(List.of("*")));
    }

    @Test
    void a_trader_comes_in_with_his_accounts_and_a_disabled_user_does_not() {
        addUser("tina", "tina's password", "trader", "alpha,beta", true);
        addUser("dora", "dora's password", "viewer", "alpha", false);
        logIn("tina", "tina's password")
                .then()
                .statusCode(200)
                .body("user.role", equalTo("trader"))
                .body("user.accounts", equalTo(List.of("alpha", "beta")));
        requireProblem(logIn("dora", "dora's password"), 401);
    }

    @Test
    void a_wrong_password_and_an_unknown_user_get_the_same_answer() {
        var wrong = logIn("admin", "wrong");
        requireProblem(wrong, 401);
        assertThat(logIn("nobody", "wrong").asString()).isEqualTo(wrong.asString());
        assertThat(logIn("Not A Name!", "wrong").asString()).isEqualTo(wrong.asString());
        assertThat(logIn("admin", "x".repeat(5000)).asString()).isEqualTo(wrong.asString());
        assertThat(logIn("admin", "").asString()).isEqualTo(wrong.asString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"username":"admin"}                                          | password
                    {"password":"x"}                                              | username
                    {"username":null,"password":"x"}                              | username
                    {"username":7,"password":"x"}                                 | username
                    {"username":"admin","password":1e400}                         | password
                    {"username":"admin","password":1e1000000000}                  | password
                    {"username":"admin","password":true}                          | password
                    {"username":"admin","password":"a","password":"b"}            | password
                    {"username":"admin","password":"a"} trailing                  | body
                    {"username":"admin","password":"a"}{"username":"admin"}       | body
                    {"username":"admin","password":"a","role":"admin"}            | role
                    {"username":"a\\u0000","password":"a"}                        | username
                    ["admin"]                                                     | body
                    null                                                          | body
                    ''                                                            | body
                    {                                                             | body
                    """)
    void a_malformed_login_is_400_naming_the_field(String body, String field) {
        for (var path : List.of("/api/auth/login")) {
            var answer = json().body(body).post(path);
            requireProblem(answer, 400).body("violations.field", hasItem(field));
        }
    }

    @Test
    void a_refresh_token_is_used_once_and_a_second_use_ends_its_session() {
        String first = logIn("admin", ADMIN_PASSWORD).path("refresh_token");
        String second = refresh(first).then().statusCode(200).extract().path("refresh_token");
        String third = refresh(second).then().statusCode(200).extract().path("refresh_token");
        requireProblem(refresh(first), 401);
        requireProblem(refresh(third), 401);
        assertThat(count("select count(*) from audit_entries where action = 'refresh-token-reused'"))
                .isPositive();
    }

    @Test
    void an_old_access_token_at_hand_does_not_hinder_coming_in() {
        String token = logIn("admin", ADMIN_PASSWORD).path("refresh_token");
        json().header("Authorization", "Bearer junk")
                .body(Map.of("refresh_token", token))
                .post("/api/auth/refresh")
                .then()
                .statusCode(200);
    }

    @Test
    void logging_out_ends_the_session_and_without_a_body_every_session() {
        String one = logIn("admin", ADMIN_PASSWORD).path("refresh_token");
        var other = logIn("admin", ADMIN_PASSWORD);
        json().body(Map.of("refresh_token", one))
                .post("/api/auth/logout")
                .then()
                .statusCode(204);
        requireProblem(refresh(one), 401);
        String next = refresh(other.path("refresh_token"))
                .then()
                .statusCode(200)
                .extract()
                .path("refresh_token");
        requireProblem(given().post("/api/auth/logout"), 401);
        requireProblem(caller("junk").post("/api/auth/logout"), 401);
        caller(other.path("access_token")).post("/api/auth/logout").then().statusCode(204);
        requireProblem(refresh(next), 401);
    }

    @Test
    void an_expired_access_token_at_hand_does_not_hinder_going_out() {
        String token = logIn("admin", ADMIN_PASSWORD).path("refresh_token");
        var claims = new HashMap<>(TestTokens.claims("admin", "admin", List.of("*")));
        var now = Clock.systemUTC().instant().getEpochSecond();
        claims.put("iat", now - 400);
        claims.put("exp", now - 100);
        json().header("Authorization", "Bearer " + TestTokens.signed(claims))
                .body(Map.of("refresh_token", token))
                .post("/api/auth/logout")
                .then()
                .statusCode(204);
        requireProblem(refresh(token), 401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"refresh_token":7}                          | refresh_token
                    {}                                           | refresh_token
                    {"refresh_token":"a","refresh_token":"b"}    | refresh_token
                    {"refresh_token":"a"}x                       | body
                    null                                         | body
                    """)
    void a_malformed_refresh_or_logout_is_400_naming_the_field(String body, String field) {
        for (var path : List.of("/api/auth/refresh", "/api/auth/logout")) {
            requireProblem(json().body(body).post(path), 400).body("violations.field", hasItem(field));
        }
    }

    @Test
    void too_many_failed_logins_are_429_and_good_ones_cost_nothing() {
        for (var i = 0; i < 10; i++) {
            requireProblem(logIn("mallory", "guess " + i), 401);
        }
        // One more is free every 6 s, which a busy machine may need for the first ten.
        var refused = IntStream.range(10, 15)
                .mapToObj(i -> logIn("mallory", "guess " + i))
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        requireProblem(refused, 429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        for (var i = 0; i < 40; i++) {
            logIn("admin", ADMIN_PASSWORD).then().statusCode(200);
        }
    }

    @Test
    void neither_passwords_nor_refresh_tokens_are_kept_as_they_are() {
        String token = logIn("admin", ADMIN_PASSWORD).path("refresh_token");
        assertThat(count("select count(*) from refresh_tokens where refresh_tokens::text like '%" + token + "%'"))
                .isZero();
        assertThat(count("select count(*) from users where users::text like '%" + ADMIN_PASSWORD + "%'"))
                .isZero();
        assertThat(count("select count(*) from users where username = 'admin' and password_hash like '$2%'"))
                .isOne();
    }

    @Test
    void audit_entries_can_be_neither_changed_nor_deleted() {
        logIn("admin", ADMIN_PASSWORD).then().statusCode(200);
        for (var change : List.of("update audit_entries set username = 'x'", "delete from audit_entries")) {
            var failure = pool.query(change)
                    .execute()
                    .onItem()
                    .<Throwable>transform(rows -> null)
                    .onFailure()
                    .recoverWithItem(f -> f)
                    .await()
                    .atMost(DATABASE_MAX);
            assertThat(failure).hasMessageContaining("never changed");
        }
    }

    @Test
    void a_user_who_is_gone_is_401() {
        requireProblem(caller(TestTokens.trader("ghost", "alpha")).get("/api/me"), 401);
    }

    @Test
    void answers_carry_security_headers() {
        for (var answer : List.of(given().get("/api/me"), given().get("/q/health/live"), given().get("/x"))) {
            answer.then()
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("X-Frame-Options", equalTo("DENY"))
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("Server", equalTo(null));
        }
    }

    @Test
    void a_problem_never_repeats_a_password() {
        json().body("{\"username\":\"admin\",\"password\":\"hunter2\",\"password\":\"hunter3\"}")
                .post("/api/auth/login")
                .then()
                .statusCode(400)
                .body(not(containsString("hunter")));
    }

    private void addUser(String name, String password, String role, String accounts, boolean enabled) {
        pool.preparedQuery("insert into users values ($1, $2, $3, string_to_array($4, ','), $5, now(), now())")
                .execute(Tuple.of(name, BcryptUtil.bcryptHash(password, 4), role, accounts, enabled))
                .await()
                .atMost(DATABASE_MAX);
    }

    private long count(String query) {
        return pool.query(query)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(DATABASE_MAX);
    }

    private static Response logIn(String username, String password) {
        return json().body(Map.of("username", username, "password", password)).post("/api/auth/login");
    }

    private static Response refresh(String token) {
        return json().body(Map.of("refresh_token", token)).post("/api/auth/refresh");
    }

    private static RequestSpecification json() {
        return given().config(RestAssuredConfig.newConfig()).contentType("application/json");
    }

    private static RequestSpecification caller(String token) {
        return given().config(RestAssuredConfig.newConfig()).header("Authorization", "Bearer " + token);
    }

    private static ValidatableResponse requireProblem(Response answer, int status) {
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
    }
}
