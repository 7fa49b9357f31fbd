package io.evenkeel.messaging;

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

/** The change sets that services include. */
class SchemaIT {
    @Test
    void each_change_can_be_taken_back_and_made_again() throws Exception {
        try (var database = TestDatabase.create("messaging")) {
            var owner = database.roles().owner();
            var url = "jdbc:postgresql://" + database.superuser().address();
            try (var connection = DriverManager.getConnection(url, owner.user(), owner.password())) {
                var target =
                        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
                target.setDefaultSchemaName("messaging");
                target.setLiquibaseSchemaName("messaging");
                try (var liquibase = new Liquibase("db/changelog.yaml", new ClassLoaderResourceAccessor(), target)) {
                    liquibase.update(new Contexts());
                    var up = tables(connection);
                    liquibase.rollback(6, "");
                    var down = tables(connection);
                    liquibase.update(new Contexts());

                    assertThat(up)
                            .containsExactly(
                                    "dead_letters",
                                    "effects",
                                    "inbox",
                                    "outbox",
                                    "outbox_pending",
                                    "outbox_sent",
                                    "outbox_streams");
                    assertThat(down).isEmpty();
                    assertThat(tables(connection)).isEqualTo(up);
                }
            }
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT table_name FROM information_schema.tables"
                        + " WHERE table_schema = 'messaging' AND table_name"
                        + " NOT LIKE 'databasechangelog%' ORDER BY table_name")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
