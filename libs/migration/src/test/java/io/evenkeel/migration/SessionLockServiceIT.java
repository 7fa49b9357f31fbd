package io.evenkeel.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.testkit.SharedServers;
import java.sql.Connection;
import java.sql.SQLException;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.exception.LockException;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionLockServiceIT {
    private static final String SCHEMA = "migration_lock";

    @BeforeEach
    void makeSchema() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
            statement.execute("CREATE SCHEMA " + SCHEMA);
        }
    }

    @Test
    void a_lock_that_a_killed_process_held_is_gone_with_its_connection() throws Exception {
        var killed = connect();
        assertThat(LockServiceFactory.getInstance()
                        .getLockService(database(killed))
                        .acquireLock())
                .isTrue();
        try (var connection = connect()) {
            var next = LockServiceFactory.getInstance().getLockService(database(connection));
            assertThat(next).isInstanceOf(SessionLockService.class);
            assertThat(next.acquireLock()).isFalse();

            killed.close();

            // The server ends the connection's session, and its lock, a moment after the client's close returns.
            next.setChangeLogLockWaitTime(1);
            next.setChangeLogLockRecheckTime(1);
            next.waitForLock();
            next.releaseLock();
        }
    }

    @Test
    void the_row_that_liquibase_itself_would_have_left_behind_stops_nobody() throws Exception {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + SCHEMA + ".databasechangeloglock (id int PRIMARY KEY, locked boolean,"
                    + " lockgranted timestamp, lockedby varchar(255))");
            statement.execute(
                    "INSERT INTO " + SCHEMA + ".databasechangeloglock VALUES (1, true, now(), 'somebody who is dead')");
        }

        migrate();
        migrate();

        try (var connection = connect();
                var statement = connection.createStatement()) {
            assertThat(statement.execute("SELECT id FROM " + SCHEMA + ".things"))
                    .isTrue();
        }
    }

    @Test
    void while_one_migrates_another_waits_and_says_so_when_it_gives_up() throws Exception {
        try (var one = connect();
                var another = connect()) {
            var holder = LockServiceFactory.getInstance().getLockService(database(one));
            assertThat(holder.acquireLock()).isTrue();
            var waiting = LockServiceFactory.getInstance().getLockService(database(another));
            waiting.setChangeLogLockWaitTime(0);
            assertThatThrownBy(waiting::waitForLock).isInstanceOf(LockException.class);
            holder.releaseLock();
            waiting.waitForLock();
            waiting.releaseLock();
        }
    }

    private static void migrate() throws SQLException, LiquibaseException {
        try (var connection = connect();
                var liquibase =
                        new Liquibase("changelog.yaml", new ClassLoaderResourceAccessor(), database(connection))) {
            liquibase.update(new Contexts());
        }
    }

    private static Database database(Connection connection) throws LiquibaseException {
        var database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        database.setDefaultSchemaName(SCHEMA);
        return database;
    }

    private static Connection connect() throws SQLException {
        return SharedServers.postgres().connect();
    }
}
