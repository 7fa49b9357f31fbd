package io.evenkeel.sync;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.sync.exchange.FakeExchange;
import io.evenkeel.sync.exchange.FakeExchangeResource.Credentials;
import io.evenkeel.sync.schema.Schema;
import io.evenkeel.testkit.TestDatabase;
import io.evenkeel.testkit.Vectors;
import io.evenkeel.testkit.token.TestTokens;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the whole service need: accounts with histories, and a look at what was kept and told. */
@SuppressWarnings("NullAway.Init") // Filled in by the test resources.
abstract class SyncScenario {
    FakeExchange exchange;
    Credentials credentials;
    TestDatabase database;

    @Inject
    Schema schema;

    @BeforeEach
    void awaitTables() {
        eventually(() -> assertThat(schema.isReady()).isTrue());
    }

    @AfterEach
    void heal() {
        exchange.heal();
    }

    JsonNode account(String name, int vector, int number) {
        return account(name, vector, number, rows -> {});
    }

    JsonNode account(String name, int vector, int number, Consumer<JsonNode> change) {
        var scenario = Vectors.scenario(vector);
        var rows = scenario.path("accounts").get(number);
        change.accept(rows);
        exchange.add(name, scenario, rows);
        credentials.add(name);
        return rows;
    }

    static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(assertion);
    }

    static ValidatableResponse accounts(String account) {
        return given().auth()
                .oauth2(TestTokens.admin())
                .queryParam("account", account)
                .get("/api/accounts")
                .then()
                .statusCode(200);
    }

    static String resource(String account, String resource) {
        return given().auth()
                .oauth2(TestTokens.admin())
                .queryParam("account", account)
                .get("/api/sync/status")
                .then()
                .statusCode(200)
                .extract()
                .path("accounts[0].resources.find { it.resource == '" + resource + "' }.state");
    }

    static Set<String> ids(String account, String path, String field) {
        return new HashSet<>(given().auth()
                .oauth2(TestTokens.admin())
                .queryParam("account", account)
                .queryParam("limit", 1000)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("items." + field));
    }

    static Set<String> ids(JsonNode rows, String list, String field) {
        var ids = new HashSet<String>();
        rows.path(list).forEach(row -> ids.add(row.path(field).asText()));
        return ids;
    }

    long count(String table, String account) {
        return sql("SELECT count(*) FROM sync." + table + " WHERE account = '" + account + "'");
    }

    long events(String account, String type) {
        return sql("SELECT count(*) FROM sync.outbox WHERE account = '" + account + "' AND type = '" + type + "'");
    }

    long sql(String query) {
        try (var connection = database.superuser().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    String text(String query) {
        try (var connection = database.superuser().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertThat(rows.next()).as(query).isTrue();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    void update(String statement) {
        try (var connection = database.superuser().connect();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
