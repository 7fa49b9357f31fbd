package io.evenkeel.sync;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.evenkeel.stack.FreePorts;
import io.evenkeel.sync.exchange.FakeExchange;
import io.evenkeel.sync.exchange.FakeExchange.Fault;
import io.evenkeel.sync.exchange.FakeExchangeResource;
import io.evenkeel.sync.exchange.FakeExchangeResource.Credentials;
import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.PostgresResource;
import io.evenkeel.testkit.Vectors;
import io.evenkeel.testkit.token.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** The start of a service with one account to wait for and some that cannot be waited for. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "schema", value = "sync"))
@WithTestResource(NatsResource.class)
@WithTestResource(TokenResource.class)
@WithTestResource(FirstSyncIT.Prepared.class)
@SuppressWarnings("NullAway.Init") // Filled in by the test resources.
class FirstSyncIT extends SyncScenario {
    private static final String CHECK = "checks.find { it.name == 'first-sync' }";

    /** Calls of more than two readings of everything. */
    private static final int PASSES = 60;

    private Away away;

    @Test
    void readiness_waits_for_what_can_be_read_and_for_nothing_else() {
        eventually(() -> ready(503).body(CHECK + ".data.accounts_waiting", is("bound,early")));
        eventually(() -> assertThat(resource("early", "orders")).isEqualTo("failed"));
        var calls = exchange.calls("early").size();
        eventually(() -> assertThat(exchange.calls("early").size()).isGreaterThan(calls + PASSES));
        eventually(() -> ready(503).body(CHECK + ".status", is("DOWN")).body(CHECK + ".data.rows", is(keptRows())));

        exchange.heal();

        eventually(() -> ready(200).body(CHECK + ".status", is("UP")));
        assertThat(count("fills", "early")).isEqualTo(51);
        assertThat(sql("SELECT count(*) FROM sync.outbox_pending")).isZero();
        accounts("away").body("items[0].connection", is("unreachable"));
        accounts("bound")
                .body("items[0].connection", is("connected"))
                .body("items[0].last_error", containsString("balance: exchange answered 403"));
        assertThat(resource("bound", "orders")).isEqualTo("ok");
        accounts("halved").body("items[0].credentials", is("missing"));
        accounts("unknown").body("items[0].credentials", is("invalid"));

        exchangeThatComesLate();
        eventually(() -> ready(200));
    }

    /** Refused at first, silent then, and well in the end. */
    private void exchangeThatComesLate() {
        var scenario = Vectors.scenario(104);
        try (var late = new FakeExchange(away.port())) {
            late.fault("*", Fault.SILENT);
            late.add("away", scenario, scenario.path("accounts").get(1));
            eventually(() -> assertThat(late.calls("away")).isNotEmpty());
            assertThat(count("fills", "away")).isZero();

            late.heal();

            eventually(() -> accounts("away").body("items[0].connection", is("connected")));
            eventually(() -> assertThat(count("fills", "away")).isEqualTo(31));
        }
    }

    private int keptRows() {
        return Math.toIntExact(sql("SELECT sum(kept_rows)::bigint FROM sync.sync_states"));
    }

    private static ValidatableResponse ready(int status) {
        return given().get("/q/health/ready").then().statusCode(status);
    }

    /** Where an exchange is missing. */
    record Away(int port) {}

    /** Accounts that are there before the service starts. */
    public static final class Prepared extends FakeExchangeResource {
        private final Away away = new Away(FreePorts.next());

        @Override
        protected void prepare(FakeExchange made, Credentials folder) {
            JsonNode scenario = Vectors.scenario(104);
            made.add("early", scenario, scenario.path("accounts").get(0));
            made.fault("/portfolio/orders", Fault.ILL);
            folder.add("early");
            var empty = scenario.path("accounts").get(1).deepCopy();
            empty.forEach(list -> {
                if (list instanceof ArrayNode rows) {
                    rows.removeAll();
                }
            });
            made.add("bound", scenario, empty);
            made.bind("bound", 5);
            folder.add("bound");
            folder.write("halved", "key-id", "key-halved");
            folder.add("unknown");
            folder.add("away");
            folder.write(
                    "away", "account.json", "{\"exchange_url\":\"http://127.0.0.1:" + away.port() + "/trade-api/v2\"}");
        }

        @Override
        public void inject(TestInjector injector) {
            super.inject(injector);
            injector.injectIntoFields(away, new TestInjector.MatchesType(Away.class));
        }
    }
}
