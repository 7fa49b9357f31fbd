package io.evenkeel.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresEndpointTest {
    @Test
    void its_url_is_read_back_alike() {
        var endpoint = new PostgresEndpoint("127.0.0.1", 5433, "evenkeel", "postgres", "a:b@c/d +%");
        assertThat(PostgresEndpoint.parse(endpoint.url())).isEqualTo(endpoint);
    }

    @Test
    void its_text_holds_no_password() {
        var endpoint = new PostgresEndpoint("127.0.0.1", 5433, "evenkeel", "postgres", "hidden-word");
        assertThat(endpoint.toString()).doesNotContain("hidden-word").contains("5433/evenkeel");
    }

    @Test
    void a_url_that_a_person_wrote_is_read() {
        assertThat(PostgresEndpoint.parse("postgres://admin:one+two%40%20@db.example/postgres"))
                .isEqualTo(new PostgresEndpoint("db.example", 5432, "postgres", "admin", "one+two@ "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://localhost/evenkeel",
                "postgresql://admin@localhost/evenkeel",
                "postgresql://admin:hidden-word@localhost",
                "postgresql://admin:hidden-word@/evenkeel",
                "jdbc:postgresql://admin:hidden-word@localhost/evenkeel",
                "http://admin:hidden-word@localhost/evenkeel",
                "admin:hidden-word@localhost/evenkeel",
                "postgresql://admin:hidden-word 100%@localhost/evenkeel",
                "postgresql://admin:hidden-word[@localhost/evenkeel",
                "//admin:hidden-word@localhost/evenkeel"
            })
    void a_url_that_is_none_is_refused_without_repeating_its_password(String url) {
        assertThatThrownBy(() -> PostgresEndpoint.parse(url))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("postgresql://user:password@host:port/database")
                .message()
                .doesNotContain("hidden-word");
    }

    @Test
    void a_parameter_is_refused_and_not_passed_over() {
        assertThatThrownBy(() -> PostgresEndpoint.parse("postgresql://a:b@localhost:5432/postgres?sslmode=require"))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("sslmode");
    }
}
