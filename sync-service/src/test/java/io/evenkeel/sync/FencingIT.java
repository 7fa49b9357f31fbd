package io.evenkeel.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.sync.exchange.FakeExchangeResource;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.usecase.Apart;
import io.evenkeel.sync.ingest.usecase.Batch;
import io.evenkeel.sync.ingest.usecase.LeaseLost;
import io.evenkeel.sync.ingest.usecase.Records;
import io.evenkeel.sync.run.usecase.Leases;
import io.evenkeel.sync.schema.Schema;
import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.PostgresResource;
import io.evenkeel.testkit.TestDatabase;
import io.evenkeel.testkit.token.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two workers that both believe to hold an account. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "schema", value = "sync"))
@WithTestResource(NatsResource.class)
@WithTestResource(TokenResource.class)
@WithTestResource(FakeExchangeResource.class)
@SuppressWarnings("NullAway.Init") // Filled in by the test resources.
class FencingIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private TestDatabase database;

    @Inject
    Schema schema;

    @Inject
    Leases leases;

    @Inject
    Records records;

    @Test
    void a_worker_that_was_taken_for_dead_writes_nothing_more() {
        await().atMost(LIMIT).until(schema::isReady);
        var account = new AccountId("fenced");
        var fence = leases.acquire(account).await().atMost(LIMIT).orElseThrow();
        update("UPDATE sync.account_leases SET holder = gen_random_uuid(), token = token + 1, "
                + "expires_at = clock_timestamp() + interval '1 hour' WHERE account = 'fenced'");
        var batch = new Batch(
                Resource.FILLS,
                List.of(),
                List.of(new Apart(Apart.Kind.UNREADABLE, "fills", Subaccount.PRIMARY, null, "{}", "empty")),
                null,
                null);

        assertThatThrownBy(() -> records.write(fence, batch).await().atMost(LIMIT))
                .isInstanceOf(LeaseLost.class);
        assertThat(quarantined()).isZero();
        assertThat(leases.acquire(account).await().atMost(LIMIT))
                .as("another worker holds it")
                .isEmpty();

        update("UPDATE sync.account_leases SET expires_at = '-infinity' WHERE account = 'fenced'");
        var next = leases.acquire(account).await().atMost(LIMIT).orElseThrow();
        assertThat(next.token()).isEqualTo(3);
        records.write(next, batch).await().atMost(LIMIT);
        assertThat(quarantined()).isEqualTo(1);
    }

    private long quarantined() {
        try (var connection = database.superuser().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM sync.quarantine WHERE account = 'fenced'")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void update(String statement) {
        try (var connection = database.superuser().connect();
                var sql = connection.createStatement()) {
            sql.executeUpdate(statement);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
