package io.evenkeel.messaging;

import static io.evenkeel.messaging.Fills.fill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.messaging.nats.NatsConnection;
import io.evenkeel.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** With the rights of production, and with none. */
@QuarkusTest
@QuarkusTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "schema", value = "messaging"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = LimitedBrokerResource.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LimitedRightsIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    // The client gives up at the second refusal, within this time.
    private static final Duration REFUSED_FOR = Duration.ofSeconds(4);

    // Filled in by the test resource.
    @SuppressWarnings("NullAway.Init") // Filled in by the test resource.
    LimitedBrokerResource broker;

    @Inject
    FillEffects handler;

    @Inject
    NatsConnection nats;

    @Inject
    SmallRyeHealthReporter health;

    @Test
    @Order(1)
    void refused_password_that_is_put_right_later_is_accepted_without_a_restart() {
        await().during(REFUSED_FOR)
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(nats.isConnected()).isFalse());
        assertThat(health.getReadiness().isDown()).isTrue();

        broker.admit();

        await().atMost(LIMIT).untilAsserted(() -> assertThat(nats.isConnected()).isTrue());
    }

    @Test
    @Order(2)
    void rights_of_production_are_enough_to_make_streams_publish_and_consume() {
        handler.add(List.of(fill("rights-1")));

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(handler.effects("rights-")).containsExactly("rights-1"));
        assertThat(nats.refusal()).isEmpty();
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(readiness())
                        .contains("\"fills.pending\":0", "\"fills.unacknowledged\":0")
                        .doesNotContain("refused"));
    }

    @Test
    @Order(3)
    void subject_that_the_server_refuses_is_named_by_the_readiness_check() {
        var refused = nats.jetStream().publishAsync("risk.halt.alpha", new byte[0]);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(readiness()).contains("refused", "risk.halt.alpha"));
        assertThat(health.getReadiness().isDown()).isTrue();
        assertThat(refused).failsWithin(LIMIT);
    }

    private String readiness() {
        return health.getReadiness().getPayload().toString();
    }
}
