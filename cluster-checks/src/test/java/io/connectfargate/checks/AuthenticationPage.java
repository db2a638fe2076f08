package io.connectfargate.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code docs/authentication.md}, whose headings are the errors' own words, with … for what differs from user to user. */
final class AuthenticationPage {
    private static final Path FILE = Path.of("..", "docs", "authentication.md");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final List<Pattern> HEADINGS = headings();

    private AuthenticationPage() {}

    /** Fails unless a user who looks for the sentence finds a heading with its words. */
    static void assertExplains(String sentence) {
        assertThat(HEADINGS)
                .as("a heading of %s for: %s", FILE.getFileName(), sentence)
                .anyMatch(heading -> heading.matcher(sentence).find());
    }

    private static List<Pattern> headings() {
        try {
            return Files.readAllLines(FILE).stream()
                    .filter(line -> line.startsWith("### "))
                    .flatMap(line -> QUOTED.matcher(line).results())
                    .map(AuthenticationPage::pattern)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern pattern(MatchResult quoted) {
        return Pattern.compile(Arrays.stream(quoted.group(1).split("…", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    }
}
