package io.evenkeel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SharedServersIT {
    @Test
    void there_is_one_of_each_per_jvm() {
        assertThat(SharedServers.postgres()).isEqualTo(SharedServers.postgres());
        assertThat(SharedServers.nats()).isEqualTo(SharedServers.nats());
    }

    @Test
    void two_databases_of_one_service_do_not_see_each_other() throws SQLException {
        try (var one = TestDatabase.create("sync");
                var other = TestDatabase.create("sync")) {
            try (var connection = one.roles().owner().connect();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE notes AS SELECT 1 AS number");
            }
            assertThat(tables(one)).isEqualTo(1);
            assertThat(tables(other)).isZero();
        }
    }

    @Test
    void a_resource_names_its_settings_like_the_launcher_and_like_configuration() {
        var resource = new NatsResource();
        var settings = resource.start();
        assertThat(settings).containsEntry("EVENKEEL_NATS_USER", "test").containsEntry("evenkeel.nats.user", "test");
        assertThat(settings.get("EVENKEEL_NATS_PREFIX")).matches("t[0-9a-f]{8}");
        resource.stop();
    }

    private static int tables(TestDatabase database) throws SQLException {
        try (var connection = database.roles().app().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM pg_tables WHERE schemaname = 'sync'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
