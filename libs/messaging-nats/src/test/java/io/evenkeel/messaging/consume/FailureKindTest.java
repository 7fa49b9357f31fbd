package io.evenkeel.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureKindTest {
    @ParameterizedTest
    @ValueSource(strings = {"25006", "53100", "53300", "57P01", "57P03", "58030", "08006"})
    void database_in_trouble_says_nothing_about_the_event(String state) {
        assertThat(FailureKind.of(refusal(state))).isEqualTo(FailureKind.OF_THE_DATABASE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22003", "22P02", "23502", "23505", "23514", "P0001"})
    void data_that_the_database_refuses_are_refused_for_ever(String state) {
        assertThat(FailureKind.of(refusal(state))).isEqualTo(FailureKind.LASTING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23503", "40001", "40P01", "42501", "55P03", "57014"})
    void missing_parents_locks_rights_and_deadlocks_may_heal(String state) {
        assertThat(FailureKind.of(refusal(state))).isEqualTo(FailureKind.PASSING);
    }

    @Test
    void what_cannot_be_computed_lasts_and_what_nobody_knows_may_heal() {
        assertThat(FailureKind.of(new ArithmeticException("overflow"))).isEqualTo(FailureKind.LASTING);
        assertThat(FailureKind.of(new NumberFormatException("x"))).isEqualTo(FailureKind.LASTING);
        assertThat(FailureKind.of(new IllegalStateException("x"))).isEqualTo(FailureKind.PASSING);
    }

    @Test
    void cause_is_found_within_and_trouble_of_the_database_outweighs_the_rest() {
        assertThat(FailureKind.of(new CompletionException(refusal("23514")))).isEqualTo(FailureKind.LASTING);
        assertThat(FailureKind.of(new IllegalArgumentException(refusal("53100"))))
                .isEqualTo(FailureKind.OF_THE_DATABASE);
    }

    private static PgException refusal(String state) {
        return new PgException("refused", "ERROR", state, "");
    }
}
