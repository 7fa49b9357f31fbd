package io.evenkeel.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.Test;

/** Every change of the schema: up, down, up. */
class SchemaIT {
    @Test
    void each_change_can_be_taken_back_and_made_again() throws Exception {
        try (var database = TestDatabase.create("sync")) {
            var owner = database.roles().owner();
            var url = "jdbc:postgresql://" + database.superuser().address();
            try (var connection = DriverManager.getConnection(url, owner.user(), owner.password())) {
                var target =
                        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
                target.setDefaultSchemaName("sync");
                target.setLiquibaseSchemaName("sync");
                try (var liquibase = new Liquibase("db/changelog.yaml", new ClassLoaderResourceAccessor(), target)) {
                    liquibase.update(new Contexts());
                    var up = made(connection);
                    liquibase.rollback(target.getRanChangeSetList().size(), "");
                    var down = made(connection);
                    liquibase.update(new Contexts());

                    assertThat(up).contains("accounts", "fills", "market_reads", "sync_runs", "outbox");
                    assertThat(down).isEmpty();
                    assertThat(made(connection)).isEqualTo(up);
                }
            }
        }
    }

    /** Names of tables, indexes and functions. */
    private static List<String> made(Connection connection) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT relname FROM pg_class"
                        + " WHERE relnamespace = 'sync'::regnamespace AND relname NOT LIKE 'databasechangelog%'"
                        + " UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'sync'::regnamespace"
                        + " ORDER BY 1")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
