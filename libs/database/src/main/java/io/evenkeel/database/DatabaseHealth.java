package io.evenkeel.database;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** What the readiness check {@code database} of every service has in common. */
public final class DatabaseHealth {
    /** Name of the check. */
    public static final String NAME = "database";

    private static final Duration ANSWER_MAX = Duration.ofSeconds(2);

    private DatabaseHealth() {}

    /** The answer if it comes within two seconds, and down without: a frozen database refuses and answers nothing. */
    public static Uni<HealthCheckResponse> bounded(Uni<HealthCheckResponse> answer) {
        return answer.ifNoItem()
                .after(ANSWER_MAX)
                .recoverWithItem(() -> down("no answer within " + ANSWER_MAX.toSeconds() + " s"))
                .onFailure()
                .recoverWithItem(failure -> down("refused"));
    }

    public static HealthCheckResponse down(String reason) {
        return HealthCheckResponse.named(NAME).down().withData("reason", reason).build();
    }
}
