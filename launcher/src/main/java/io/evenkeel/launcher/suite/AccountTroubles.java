package io.evenkeel.launcher.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Which accounts cannot be used, and why, as sync-service sees it. */
final class AccountTroubles {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** An error told this early may be one of an earlier run that the first reading is about to clear. */
    private static final Duration OLD_ERRORS = Duration.ofSeconds(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final URI sync;
    private final Supplier<String> token;

    AccountTroubles(URI sync, Supplier<String> token) {
        this.sync = sync;
        this.token = token;
    }

    /** One line per account in trouble, once each account has been read, or was tried, in this run. */
    List<String> ask(Instant since) {
        var begun = System.nanoTime();
        try (var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            while (true) {
                var accounts = list(client);
                var waited = Duration.ofNanos(System.nanoTime() - begun);
                if (isSettled(accounts, since, waited) || waited.compareTo(PATIENCE) > 0) {
                    return lines(accounts);
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        } catch (IOException e) {
            return List.of("accounts cannot be listed: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** What can be said at once; nothing while sync-service does not answer. */
    List<String> askOnce() {
        try (var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            return lines(list(client));
        } catch (IOException _) {
            return List.of();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private JsonNode list(HttpClient client) throws IOException, InterruptedException {
        var accounts = JsonNodeFactory.instance.arrayNode();
        var cursor = "";
        do {
            var page = page(client, cursor);
            page.path("items").forEach(accounts::add);
            cursor = page.path("cursor").asText("");
        } while (!cursor.isEmpty());
        return accounts;
    }

    private JsonNode page(HttpClient client, String cursor) throws IOException, InterruptedException {
        var path = "/api/accounts?limit=1000&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(sync.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token.get())
                .build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("sync answers " + response.statusCode());
        }
        return JsonMapper.builder().build().readTree(response.body());
    }

    /** Whether nothing can be expected to change by waiting. */
    static boolean isSettled(JsonNode accounts, Instant since, Duration waited) {
        for (var account : accounts) {
            var unusable = !account.path("credentials").asText("ok").equals("ok");
            var fresh = account.path("last_synced_at").asText("").compareTo(since.toString()) >= 0;
            var failed = trouble(account).isPresent() && waited.compareTo(OLD_ERRORS) > 0;
            if (!unusable && !fresh && !failed) {
                return false;
            }
        }
        return true;
    }

    /** What to say about these accounts. */
    static List<String> lines(JsonNode accounts) {
        var troubles = new ArrayList<String>();
        for (var account : accounts) {
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
