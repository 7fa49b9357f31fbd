package io.evenkeel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.contracts.id.AccountId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known accounts are alpha, beta and gamma throughout; lists are separated by blanks. */
class GrantsTest {
    private static final List<AccountId> KNOWN =
            Stream.of("gamma", "alpha", "beta").map(AccountId::new).toList();

    @ParameterizedTest
    @CsvSource(textBlock = """
                    *,          '',           alpha beta gamma
                    *,          beta,         beta
                    *,          gamma alpha,  alpha gamma
                    alpha,      '',           alpha
                    alpha beta, '',           alpha beta
                    alpha beta, beta,         beta
                    alpha,      alpha alpha,  alpha
                    alpha lost, '',           alpha
                    '',         '',           ''
                    * alpha,    '',           alpha beta gamma
                    """)
    void a_caller_sees_what_it_asks_for_within_its_grants(String granted, String requested, String visible) {
        var seen = Grants.of(words(granted)).visible(words(requested), KNOWN);
        assertThat(seen).extracting(AccountId::value).isEqualTo(words(visible));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    *,          delta
                    *,          alpha delta
                    *,          *
                    *,          ALPHA
                    alpha,      beta
                    alpha,      alpha beta
                    alpha,      *
                    lost,       lost
                    '',         alpha
                    """)
    void one_account_that_is_unknown_or_not_granted_refuses_the_whole_request(String granted, String requested) {
        assertThatThrownBy(() -> Grants.of(words(granted)).visible(words(requested), KNOWN))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.problem().type()).isEqualTo(ProblemType.NOT_FOUND);
                    assertThat(refusal.problem().violations())
                            .containsExactly(new Violation("account", "query", "unknown account"));
                });
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
