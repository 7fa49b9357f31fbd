package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The public port as a program sees it. */
final class PublicApi {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    private final URI base;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    PublicApi(URI base) {
        this.base = base;
    }

    /** The answer to a login, which must succeed. */
    JsonNode login(String username, String password) {
        ObjectNode body = JSON.createObjectNode().put("username", username).put("password", password);
        var answer = post("/api/auth/login", body.toString(), null);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    String adminToken() {
        return login("admin", Suite.ADMIN_PASSWORD).path("access_token").textValue();
    }

    Answer get(String pathAndQuery, String token) {
        return send(request(pathAndQuery, token).GET().build());
    }

    Answer post(String path, String body, String token) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    Answer send(String method, String pathAndQuery, String token) {
        return send(request(pathAndQuery, token)
                .method(method, BodyPublishers.noBody())
                .build());
    }

    /** All items of a list, page by page. */
    List<JsonNode> all(String path, String query, int limit, String token) {
        var items = new ArrayList<JsonNode>();
        var cursor = "";
        for (var page = 0; page < 1_000; page++) {
            var next = cursor.isEmpty() ? "" : "&cursor=" + encode(cursor);
            var answer = get(path + "?limit=" + limit + "&" + query + next, token);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            answer.json().path("items").forEach(items::add);
            cursor = answer.json().path("cursor").textValue();
            assertThat(cursor).as("every page has a cursor").isNotNull();
            if (cursor.isEmpty()) {
                return items;
            }
        }
        throw new AssertionError("no last page of " + path);
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String pathAndQuery, String token) {
        var request = HttpRequest.newBuilder(URI.create(base + pathAndQuery)).timeout(ANSWER_WITHIN);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private Answer send(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** An answer of the public port. */
    record Answer(int status, String body, HttpResponse<String> response) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + body, e);
            }
        }

        /** Asserts a problem document of this status that names the field among its violations. */
        void isProblem(int expectedStatus, String field) {
            assertThat(status).as(body).isEqualTo(expectedStatus);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(json().path("status").intValue()).isEqualTo(expectedStatus);
            assertThat(json().path("type").textValue()).startsWith("/problems/");
            assertThat(body).doesNotContain("Exception", "\tat ", "io.evenkeel", "io.quarkus");
            if (field != null) {
                assertThat(json().path("violations").findValuesAsText("field"))
                        .as(body)
                        .contains(field);
            }
        }
    }
}
