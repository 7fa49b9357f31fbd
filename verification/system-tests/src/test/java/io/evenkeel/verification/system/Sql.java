package io.evenkeel.verification.system;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The stack's Postgres, as its superuser sees it: for faults and for counting connections, never for figures. */
final class Sql {
    private final String url;
    private final String password;

    Sql(Suite suite, URI postgres) {
        url = "jdbc:" + postgres + "?connectTimeout=5&socketTimeout=10";
        password = suite.secret("postgres.password");
    }

    void run(String statement) {
        try (var connection = DriverManager.getConnection(url, "postgres", password);
                var call = connection.createStatement()) {
            call.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }

    /** Nobody writes to this table until the lock is closed; the connection of a dead holder would let go of it too. */
    Lock locked(String table) {
        try {
            var connection = DriverManager.getConnection(url, "postgres", password);
            connection.setAutoCommit(false);
            try (var call = connection.createStatement()) {
                call.execute("LOCK TABLE " + table + " IN EXCLUSIVE MODE");
            }
            return () -> close(connection);
        } catch (SQLException e) {
            throw new AssertionError(table, e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Held until closed. */
    interface Lock extends AutoCloseable {
        @Override
        void close();
    }

    long number(String question) {
        try (var connection = DriverManager.getConnection(url, "postgres", password);
                var call = connection.createStatement();
                var answer = call.executeQuery(question)) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(question, e);
        }
    }
}
