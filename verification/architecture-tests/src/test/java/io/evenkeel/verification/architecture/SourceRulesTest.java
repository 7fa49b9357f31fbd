package io.evenkeel.verification.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules of {@code docs/guidelines/house-rules.md} about the text of sources and documents. */
class SourceRulesTest {
    private static final Pattern CATCHES_ALL = Pattern.compile("catch \\((final )?(\\w+ \\| )*(Exception|Throwable) ");
    private static final Pattern SLEEPS = Pattern.compile("Thread\\s*(\\.|::)\\s*sleep\\b|TimeUnit\\.\\w+\\.sleep\\(");
    private static final Pattern HEADING = Pattern.compile("# (\\d{4}): .+");

    /** A row's last column names tests as {@code Class.method}, the class left out where it is the one before. */
    private static final Pattern NAMED_TEST =
            Pattern.compile("`(\\w+(?:Test|IT|ST)|…)(?:\\.([\\w…]+))?`(?: (\\d)\\b)?");

    @Test
    void nothing_but_the_edge_of_a_thread_catches_everything() {
        assertThat(Sources.with(CATCHES_ALL, Sources.main()))
                // The relay's thread outlives whatever a turn meets; the other turns what Mutiny may throw into one
                // kind.
                .containsExactlyInAnyOrder("OutboxRelay.java", "EnsureAdmin.java");
    }

    @Test
    void no_test_sleeps() {
        var tests = Sources.tests();
        assertThat(tests).hasSizeGreaterThan(100);
        tests.remove("SourceRulesTest.java");
        tests.remove("HouseRulesTest.java");
        assertThat(Sources.with(SLEEPS, tests)).isEmpty();
    }

    @Test
    void the_number_of_a_decision_is_that_of_its_file() {
        var decisions = Sources.in("docs/decisions", ".md");
        decisions.remove("README.md");
        assertThat(decisions).isNotEmpty().allSatisfy((file, text) -> {
            var heading = HEADING.matcher(text.lines().findFirst().orElse(""));
            assertThat(heading.matches())
                    .as("%s begins with '# NNNN: title'", file)
                    .isTrue();
            assertThat(file).startsWith(heading.group(1) + "-");
        });
        var numbers =
                decisions.keySet().stream().map(file -> file.substring(0, 4)).toList();
        assertThat(numbers).doesNotHaveDuplicates();
    }

    /** Each row names a test that is there, by the name it has. */
    @Test
    void every_planted_fault_has_a_test_by_that_name() {
        var tests = Sources.tests();
        var rows = Sources.text("docs/planted-faults.md")
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .toList();
        assertThat(rows).hasSizeGreaterThan(50);
        for (var row : rows) {
            var columns = row.split(" \\| ", -1);
            assertThat(columns).as(row).hasSize(4);
            assertThat(missing(columns[3], tests)).as(row).isEmpty();
        }
    }

    private static List<String> missing(String column, Map<String, String> tests) {
        var missing = new ArrayList<String>();
        var named = NAMED_TEST.matcher(column);
        var source = "";
        var found = false;
        while (named.find()) {
            found = true;
            source = named.group(1).equals("…") ? source : tests.getOrDefault(named.group(1) + ".java", "");
            var method = named.group(2);
            var order = named.group(3);
            var isThere = !source.isEmpty()
                    && (method == null || declares(source, method))
                    && (order == null || source.contains("@Order(" + order + ")"));
            if (!isThere) {
                missing.add(named.group());
            }
        }
        return found ? missing : List.of("no test is named");
    }

    /** Dots stand for the rest of a long name. */
    private static boolean declares(String source, String method) {
        return Pattern.compile("void " + method.replace("…", "\\w*") + "\\(")
                .matcher(source)
                .find();
    }
}
