package io.evenkeel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VectorsTest {
    @ParameterizedTest
    @MethodSource("io.evenkeel.testkit.Vectors#all")
    void each_history_is_read_with_its_figures(int number) {
        assertThat(Vectors.scenario(number).isObject()).isTrue();
        assertThat(Vectors.expected(number).isEmpty()).isFalse();
        assertThat(Vectors.expectedInNewYork(number).isEmpty()).isFalse();
    }
}
