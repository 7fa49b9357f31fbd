package io.evenkeel.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {
    @TempDir
    static Path folder;

    private static PostgresServer server;
    private static PostgresEndpoint database;
    private static ServiceRoles sync;
    private static ServiceRoles pnl;

    @BeforeAll
    static void start() {
        server = new PostgresServer(new PostgresSettings(
                folder.resolve("data"),
                folder.resolve("postgres.log"),
                FreePorts.next(),
                "it's secret",
                Durability.FAST_FOR_TESTS));
        server.start();
        database = PostgresRoles.createDatabase(server.superuser(), "evenkeel");
        sync = PostgresRoles.create(database, "sync", "owner's", "app's");
        pnl = PostgresRoles.create(database, "pnl", "owner", "app");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void it_asks_everybody_for_a_password_and_keeps_checksums() throws SQLException {
        assertThatThrownBy(() ->
                        database.withLogin(PostgresServer.SUPERUSER, "wrong").connect())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThat(query(database, "SHOW data_checksums")).containsExactly("on");
        assertThat(query(database, "SHOW password_encryption")).containsExactly("scram-sha-256");
        assertThat(query(database, "SELECT DISTINCT auth_method FROM pg_hba_file_rules"))
                .containsExactly("scram-sha-256");
        assertThat(query(database, "SHOW listen_addresses")).containsExactly("127.0.0.1");
    }

    @Test
    void the_app_role_may_change_rows_of_its_schema_and_nothing_else() throws SQLException {
        run(sync.owner(), "CREATE TABLE notes (id bigint GENERATED ALWAYS AS IDENTITY, text text)");
        run(sync.app(), "INSERT INTO notes (text) VALUES ('kept')");
        assertThat(query(sync.app(), "SELECT text FROM notes")).containsExactly("kept");
        assertRefused(sync.app(), "CREATE TABLE more (id int)");
        assertRefused(sync.app(), "DROP TABLE notes");
        assertRefused(sync.app(), "TRUNCATE notes");
        assertRefused(sync.app(), "CREATE TABLE public.more (id int)");
        assertRefused(pnl.app(), "SELECT text FROM sync.notes");
        assertRefused(pnl.owner(), "SELECT text FROM sync.notes");
    }

    @Test
    void every_wait_of_the_app_role_has_an_end() throws SQLException {
        assertThat(query(sync.app(), "SHOW statement_timeout")).containsExactly("30s");
        assertThat(query(sync.app(), "SHOW lock_timeout")).containsExactly("5s");
        assertThat(query(sync.app(), "SHOW idle_in_transaction_session_timeout"))
                .containsExactly("10s");
    }

    @Test
    void making_roles_again_only_changes_their_passwords() throws SQLException {
        PostgresRoles.createDatabase(server.superuser(), "evenkeel");
        var again = PostgresRoles.create(database, "gateway", "one", "two");
        PostgresRoles.create(database, "gateway", "three", "four");
        assertThatThrownBy(() -> again.app().connect()).isInstanceOf(SQLException.class);
        assertThat(query(again.app().withLogin("gateway_app", "four"), "SELECT current_schema()"))
                .containsExactly("gateway");
    }

    @Test
    void committed_rows_survive_a_kill_and_the_same_object_starts_again() throws SQLException {
        var own = new PostgresServer(new PostgresSettings(
                folder.resolve("killed"), folder.resolve("killed.log"), FreePorts.next(), "pw", Durability.KEEP));
        try (own) {
            own.start();
            run(own.superuser(), "CREATE TABLE kept AS SELECT 42 AS answer");
            own.kill();
            assertThat(own.isAlive()).isFalse();
            own.start();
            assertThat(query(own.superuser(), "SELECT answer FROM kept")).containsExactly("42");
        }
        assertThat(own.isAlive()).isFalse();
    }

    private static void assertRefused(PostgresEndpoint who, String sql) {
        assertThatThrownBy(() -> run(who, sql))
                .isInstanceOf(SQLException.class)
                .satisfies(refusal ->
                        assertThat(((SQLException) refusal).getSQLState()).isEqualTo("42501"));
    }

    private static void run(PostgresEndpoint who, String sql) throws SQLException {
        try (var connection = who.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> query(PostgresEndpoint who, String sql) throws SQLException {
        try (var connection = who.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
