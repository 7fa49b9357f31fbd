package io.evenkeel.contracts.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "Alpha", "../etc", "a b", "-a", "a.b", "a/b", "\u00e9"})
    void an_account_name_is_safe_in_paths_and_subjects(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountId(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A B", "A\nB", "A\u0000B", "\u202eKX"})
    void a_ticker_is_printable_ascii_without_blanks(String ticker) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MarketTicker(ticker));
    }

    @Test
    void a_ticker_is_kept_as_it_came() {
        assertThat(new MarketTicker("KXBTC-26NOV15-T99999.99")).hasToString("KXBTC-26NOV15-T99999.99");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 64})
    void a_sub_account_is_0_to_63(int number) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Subaccount(number));
    }
}
