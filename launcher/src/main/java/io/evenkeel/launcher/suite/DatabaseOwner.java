package io.evenkeel.launcher.suite;

import io.evenkeel.stack.PostgresEndpoint;
import io.evenkeel.stack.StackFailure;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Which data folder the records in somebody's Postgres belong to. Two folders on one database would set each other's
 * passwords and write the accounts of two worlds into one book.
 */
final class DatabaseOwner {
    /** Any number: two folders that come at once must see one another. */
    private static final long LOCK = 7_305_001_226L;

    private DatabaseOwner() {}

    /**
     * Takes the database for a folder; again changes nothing.
     *
     * @throws StackFailure if it is another folder's, or does not answer
     */
    static void claim(PostgresEndpoint database, String folderId) {
        var owner = claimed(database, folderId);
        if (!owner.equals(folderId)) {
            throw new StackFailure("the database " + database.address() + " holds the records of another data folder"
                    + " (its database-id is " + owner + "); each folder needs a Postgres of its own");
        }
    }

    private static String claimed(PostgresEndpoint database, String folderId) {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
                statement.execute("CREATE SCHEMA IF NOT EXISTS launcher");
                statement.execute("CREATE TABLE IF NOT EXISTS launcher.data_folder ("
                        + "only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row), id text NOT NULL)");
            }
            var owner = insertedOrFound(connection, folderId);
            connection.commit();
            return owner;
        } catch (SQLException e) {
            throw new StackFailure("cannot take the database " + database.address() + ": " + e.getMessage(), e);
        }
    }

    private static String insertedOrFound(Connection connection, String folderId) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO launcher.data_folder (id) VALUES (?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, folderId);
            insert.executeUpdate();
        }
        try (var select = connection.prepareStatement("SELECT id FROM launcher.data_folder");
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }
}
