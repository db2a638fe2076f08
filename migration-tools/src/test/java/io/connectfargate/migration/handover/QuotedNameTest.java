package io.connectfargate.migration.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QuotedNameTest {
    @Test
    void leavesPlainNamesAsTheyAre() {
        assertThat(QuotedName.of("Team_1-billing")).isEqualTo("Team_1-billing");
    }

    @Test
    void writesAllElseByItsCodePoint() {
        assertThat(QuotedName.of("odd.name+[1] é")).isEqualTo("odd\\x{2e}name\\x{2b}\\x{5b}1\\x{5d}\\x{20}\\x{e9}");
        assertThat(QuotedName.of("\uD83D\uDE80")).isEqualTo("\\x{1f680}");
    }

    @Test
    void matchesItsNameAndNoOther() {
        Random random = new Random(3);
        for (int run = 0; run < 5_000; run++) {
            String name = name(random);
            String pattern = QuotedName.of(name);

            assertThat(pattern).as(name).doesNotContain(",", " ");
            assertThat(Pattern.matches(pattern, name)).as(pattern).isTrue();
            assertThat(Pattern.matches(pattern, name + "x")).as(pattern).isFalse();
            assertThat(Pattern.matches(pattern, name.replace('.', 'x')))
                    .as(pattern)
                    .isEqualTo(!name.contains("."));
        }
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i <= random.nextInt(8); i++) {
            name.appendCodePoint("ab.,+*[](){}^$|?\\QE -_é€".codePointAt(random.nextInt(24)));
        }
        return name.toString();
    }
}
