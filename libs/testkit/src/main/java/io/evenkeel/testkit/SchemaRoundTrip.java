package io.evenkeel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;

/** Makes every change of a schema, takes each back and makes it again: up, down, up, on a database of its own. */
public final class SchemaRoundTrip {
    private static final String CHANGES = "db/changelog.yaml";

    private SchemaRoundTrip() {}

    /**
     * What the changes of {@code db/changelog.yaml} make, by name: tables, indexes, sequences and functions. Fails
     * unless nothing of it is left in between and all of it is there again in the end.
     *
     * @param schema of the service, which has its roles
     */
    public static List<String> of(String schema) throws SQLException, LiquibaseException {
        try (var database = TestDatabase.create(schema)) {
            var owner = database.roles().owner();
            var url = "jdbc:postgresql://" + database.superuser().address();
            try (var connection = DriverManager.getConnection(url, owner.user(), owner.password())) {
                var target =
                        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
                target.setDefaultSchemaName(schema);
                target.setLiquibaseSchemaName(schema);
                try (var liquibase = new Liquibase(CHANGES, new ClassLoaderResourceAccessor(), target)) {
                    liquibase.update(new Contexts());
                    var up = made(connection, schema);
                    liquibase.rollback(target.getRanChangeSetList().size(), "");
                    assertEquals(List.of(), made(connection, schema), "what is left when all was taken back");
                    liquibase.update(new Contexts());
                    assertEquals(up, made(connection, schema), "what is there the second time");
                    return up;
                }
            }
        }
    }

    private static List<String> made(Connection connection, String schema) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.prepareStatement("SELECT relname FROM pg_class"
                + " WHERE relnamespace = ?::regnamespace AND relname NOT LIKE 'databasechangelog%'"
                + " UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = ?::regnamespace ORDER BY 1")) {
            statement.setString(1, schema);
            statement.setString(2, schema);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return List.copyOf(found);
    }
}
