package io.evenkeel.launcher.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Which accounts cannot be used, and why, as sync-service sees it. */
final class AccountTroubles {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int SECOND_LOOKS = 4;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private AccountTroubles() {}

    /** One line per account in trouble; trouble that is over within moments, as after a restart, is not told. */
    static List<String> ask(URI sync, String token) {
        var troubles = askOnce(sync, token);
        for (var again = 0; again < SECOND_LOOKS && !troubles.isEmpty(); again++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            troubles = askOnce(sync, token);
        }
        return troubles;
    }

    private static List<String> askOnce(URI sync, String token) {
        try (var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            var request = HttpRequest.newBuilder(sync.resolve("/api/accounts"))
                    .timeout(TIMEOUT)
                    .header("Authorization", "Bearer " + token)
                    .build();
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                return List.of("accounts cannot be listed: sync answers " + response.statusCode());
            }
            return read(response.body());
        } catch (IOException e) {
            return List.of("accounts cannot be listed: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Reads the answer of {@code GET /api/accounts}. */
    static List<String> read(String body) throws IOException {
        var troubles = new ArrayList<String>();
        for (var account : JsonMapper.builder().build().readTree(body).path("items")) {
            trouble(account)
                    .ifPresent(reason ->
                            troubles.add("account " + account.path("account").asText() + ": " + reason));
        }
        return troubles;
    }

    private static Optional<String> trouble(JsonNode account) {
        var error = account.path("last_error").asText("");
        var reason = error.isBlank() ? "" : ": " + error;
        var credentials = account.path("credentials").asText("ok");
        if (!credentials.equals("ok")) {
            return Optional.of("credentials " + credentials + reason);
        }
        if (account.path("connection").asText("").equals("unreachable")) {
            return Optional.of("exchange unreachable" + reason);
        }
        return error.isBlank() ? Optional.empty() : Optional.of(error);
    }
}
