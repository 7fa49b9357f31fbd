package io.evenkeel.launcher.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks components whether they are ready. */
public final class Readiness implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    /** One question, one answer within a few seconds. */
    public Health ask(URI url) {
        try {
            var response = client.send(
                    HttpRequest.newBuilder(url).timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
            return new Health(response.statusCode() == OK, response.body());
        } catch (IOException e) {
            return new Health(false, "no answer (" + e.getClass().getSimpleName() + ")");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Health(false, "interrupted");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
