package io.evenkeel.pnl.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Looks into the tables, and spoils them, as a superuser. */
record Sql(TestDatabase database) {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** @param from what follows FROM */
    long count(String from) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + from)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    void awaitCount(String from, long expected) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(count(from)).isEqualTo(expected));
    }

    void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Closing it takes back what was not committed. */
    Connection connect() throws SQLException {
        var connection = database.superuser().connect();
        try (var statement = connection.createStatement()) {
            statement.execute("SET search_path = pnl");
        }
        return connection;
    }
}
