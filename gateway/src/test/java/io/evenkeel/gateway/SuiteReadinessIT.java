package io.evenkeel.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.testkit.PostgresResource;
import io.evenkeel.testkit.token.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The whole way to ready, once per start of the gateway: its phases are remembered, so this class has one test. */
@QuarkusTest
@TestProfile(SuiteReadinessIT.OwnStart.class)
@WithTestResource(TokenResource.class)
@WithTestResource(StubServices.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "schema", value = "gateway"))
class SuiteReadinessIT {
    @SuppressWarnings("NullAway.Init") // Filled in by the test resource.
    StubServices.Control services;

    @Test
    void ready_comes_after_the_first_sync_and_an_empty_backlog_and_names_what_is_missing() {
        services.syncHealth("{\"status\":\"DOWN\",\"checks\":[{\"name\":\"first-sync\",\"status\":\"DOWN\"}]}");
        services.pnlHealth(pnl(0, 0));
        requireMissing(503, "sync-service: first-sync");
        services.syncHealth("{\"status\":\"UP\",\"checks\":[]}");
        services.pnlHealth("{\"status\":\"UP\",\"checks\":[{\"name\":\"database\",\"status\":\"UP\",\"data\":"
                + "{\"books.pending\":0}}]}");
        requireMissing(503, "pnl-service names no channels yet");
        services.pnlHealth(pnl(3, 2));
        requireMissing(503, "pnl-service has 5 events left");
        services.pnlHealth(pnl(0, 0));
        requireMissing(200, "nothing");
        services.pnlHealth(pnl(9, 0));
        requireMissing(200, "nothing");
        services.pnlHealth("<html>");
        requireMissing(503, "pnl-service: answers status 200 without a readable body");
        services.pnlHealth(pnl(9, 0));
        services.stopSync();
        requireMissing(503, "sync-service: cannot be reached");
    }

    private static String pnl(int pending, int unacknowledged) {
        return """
                {"status":"UP","checks":[{"name":"nats","status":"UP","data":
                {"fills.pending":%d,"fills.unacknowledged":%d,"state.pending":0,"other":"text"}}]}
                """.formatted(pending, unacknowledged);
    }

    private static void requireMissing(int status, String missing) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var answer = given().get("/q/health/ready");
            assertThat(answer.jsonPath().getString("checks.find{it.name=='suite'}.data.missing"))
                    .isEqualTo(missing);
            assertThat(answer.statusCode()).isEqualTo(status);
        });
    }

    /** Nothing but a start of the gateway that no other class shares. */
    public static final class OwnStart implements QuarkusTestProfile {}
}
