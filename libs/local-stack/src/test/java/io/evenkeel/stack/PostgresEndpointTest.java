package io.evenkeel.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

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
    void a_url_without_a_login_is_refused() {
        assertThatThrownBy(() -> PostgresEndpoint.parse("postgresql://localhost/evenkeel"))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("postgresql://user:password@host:port/database");
    }
}
