package io.evenkeel.pnl.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.testkit.token.TestTokens;
import io.restassured.RestAssured;

/** REST calls of the tests. */
final class Api {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Api() {}

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
