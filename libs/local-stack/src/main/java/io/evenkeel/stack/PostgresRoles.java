package io.evenkeel.stack;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/**
 * Gives a service its schema and its two roles: {@code <x>_owner} migrates, {@code <x>_app} runs. Calling it again
 * changes nothing but the passwords. Needs a superuser.
 */
public final class PostgresRoles {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");
    /** Any number: two stacks' tests that change the same catalogue rows at once would fail otherwise. */
    private static final long LOCK = 7_305_001_225L;

    private PostgresRoles() {}

    /** Makes the database unless it exists; nobody but its roles may connect to it or use its public schema. */
    public static PostgresEndpoint createDatabase(PostgresEndpoint superuser, String name) {
        requireName(name);
        try (var connection = superuser.connect();
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            if (!found(statement, "SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
                statement.execute("CREATE DATABASE " + name);
            }
        } catch (SQLException e) {
            throw new StackFailure("cannot create the database " + name + ": " + e.getMessage(), e);
        }
        var database = superuser.withDatabase(name);
        run(
                database,
                List.of("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC", "REVOKE ALL ON SCHEMA public FROM PUBLIC"));
        return database;
    }

    /** Removes a database of tests with all connections to it. */
    public static void dropDatabase(PostgresEndpoint superuser, String name) {
        requireName(name);
        try (var connection = superuser.connect();
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        } catch (SQLException e) {
            throw new StackFailure("cannot drop the database " + name + ": " + e.getMessage(), e);
        }
    }

    /** Makes schema and roles of service {@code x} in the superuser's database. */
    public static ServiceRoles create(PostgresEndpoint superuser, String x, String ownerPassword, String appPassword) {
        requireName(x);
        try (var connection = superuser.connect()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
                role(connection, x + "_owner", ownerPassword);
                role(connection, x + "_app", appPassword);
                for (var sql : grants(superuser.database(), x)) {
                    statement.execute(sql);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new StackFailure("cannot create the roles of " + x + ": " + e.getMessage(), e);
        }
        return new ServiceRoles(
                superuser.withLogin(x + "_owner", ownerPassword), superuser.withLogin(x + "_app", appPassword));
    }

    private static void role(Connection connection, String name, String password) throws SQLException {
        var quoted = connection.unwrap(PGConnection.class).escapeLiteral(password);
        try (var statement = connection.createStatement()) {
            if (!found(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")) {
                statement.execute("CREATE ROLE " + name);
            }
            statement.execute("ALTER ROLE " + name
                    + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '" + quoted + "'");
        }
    }

    private static boolean found(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /**
     * The time-outs: there is no default anywhere, and one waiting statement would hold a connection of the pool for
     * ever. 30 s is far above any single row operation, but bulk statements (a page of ten thousand fills with its
     * outbox rows) must pass on a slow disk; a request gives up earlier by itself. Nobody waits for a lock longer than
     * 5 s, and a transaction that was forgotten frees its locks after 10 s.
     */
    private static List<String> grants(String database, String x) {
        return List.of(
                "GRANT CONNECT ON DATABASE " + database + " TO " + x + "_owner, " + x + "_app",
                "CREATE SCHEMA IF NOT EXISTS " + x + " AUTHORIZATION " + x + "_owner",
                "REVOKE ALL ON SCHEMA " + x + " FROM PUBLIC",
                "GRANT USAGE ON SCHEMA " + x + " TO " + x + "_app",
                defaults(x) + "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + x + "_app",
                defaults(x) + "GRANT USAGE, SELECT ON SEQUENCES TO " + x + "_app",
                defaults(x) + "GRANT EXECUTE ON FUNCTIONS TO " + x + "_app",
                "ALTER ROLE " + x + "_owner SET search_path = " + x,
                "ALTER ROLE " + x + "_owner SET lock_timeout = '30s'",
                "ALTER ROLE " + x + "_owner SET statement_timeout = '10min'",
                "ALTER ROLE " + x + "_app SET search_path = " + x,
                "ALTER ROLE " + x + "_app SET statement_timeout = '30s'",
                "ALTER ROLE " + x + "_app SET lock_timeout = '5s'",
                "ALTER ROLE " + x + "_app SET idle_in_transaction_session_timeout = '10s'");
    }

    private static String defaults(String x) {
        return "ALTER DEFAULT PRIVILEGES FOR ROLE " + x + "_owner IN SCHEMA " + x + " ";
    }

    private static void run(PostgresEndpoint endpoint, List<String> statements) {
        try (var connection = endpoint.connect();
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new StackFailure("cannot set up " + endpoint + ": " + e.getMessage(), e);
        }
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a plain lower-case name: " + name);
        }
    }
}
