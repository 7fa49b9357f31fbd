package io.evenkeel.pnl.service;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.testkit.token.TestTokens;
import io.restassured.RestAssured;
import java.time.Duration;

/** REST calls of the tests. */
final class Api {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Api() {}

    /** The service makes its tables in the background. */
    static void awaitTables() {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> get("/api/pnl/summary"));
    }

    /** As an admin; the answer must be 200. */
    static JsonNode get(String path) {
        return get(path, TestTokens.admin(), 200);
    }

    static void post(String path, String token, int status) {
        RestAssured.given().auth().oauth2(token).post(path).then().statusCode(status);
    }

    static JsonNode get(String path, String token, int status) {
        var body = RestAssured.given()
                .urlEncodingEnabled(false)
                .auth()
                .oauth2(token)
                .get(path)
                .then()
                .statusCode(status)
                .extract()
                .asString();
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }
}
