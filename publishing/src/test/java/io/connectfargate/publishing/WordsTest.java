package io.connectfargate.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The vocabulary of CONTRIBUTING.md, as far as a word is never right in this product: strings and comments of the sources, scripts,
 * rules, dashboards and documents use the field's terms. Words that also have a right use, such as refused, are for reviewers.
 */
class WordsTest {
    private static final Path ROOT = Path.of(System.getProperty("root.dir"));
    private static final Pattern READ =
            Pattern.compile(".*\\.(java|md|sh|tf|hcl|ya?ml|xml|json|jsx?|properties|conf|config|txt)|probe|run");

    /** Names and versions of other projects' packages; the table itself; this list. */
    private static final Set<String> NOT_READ = Set.of("package-lock.json", "CONTRIBUTING.md", "WordsTest.java");

    /** Identifiers are no sentences: of Java only these are read. Possessive, since a long text would exhaust the stack. */
    private static final Pattern TEXT_IN_JAVA = Pattern.compile(
            "\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\n]|\\\\.)*+'" + "|//[^\n]*+|/\\*.*?\\*/",
            Pattern.DOTALL);

    private static final List<Row> TABLE = Row.all(ROOT.resolve("CONTRIBUTING.md"));

    /** What not to say, as a regular expression in which a blank is also a line break in a comment. The table has what to say. */
    private static final List<String> NEVER = List.of(
            "told",
            "whoever",
            "lets? (?:it |them )?in",
            "look(?:s|ed) at",
            "(?:is|are) well(?!\\Wknown)",
            "(?:is|are|was|were) away",
            "(?:do|does|did) not answer",
            "ways? (?:of authenticating|to authenticate)",
            "could not be asked",
            "gone by",
            "st(?:ands?|ood|anding) still",
            "anew",
            "begun",
            "mistakes?",
            "strangers?",
            "beside",
            "mend(?:s|ed)?",
            "for ever");

    /** All at once, a group for each: one by one takes 20 s. */
    private static final Pattern ANY = Pattern.compile(NEVER.stream()
            .map(never -> "(" + never.replace(" ", "\\s+(?:(?:\\*|//|#)\\s+)?") + ")")
            .collect(Collectors.joining("|", "(?i)\\b(?:", ")\\b")));

    /**
     * A line of the table.
     *
     * @param foundBy this test, or reviewers
     */
    private record Row(String say, String not, String foundBy) {
        static List<Row> all(Path document) {
            try (Stream<String> lines = Files.lines(document)) {
                return lines.dropWhile(line -> !line.startsWith("| Say | Not |"))
                        .skip(2)
                        .takeWhile(line -> line.startsWith("| "))
                        .map(line -> line.split(" *\\| *"))
                        .map(cells -> new Row(cells[1], cells[2], cells[3]))
                        .toList();
            } catch (IOException e) {
                throw new IllegalStateException(document.toString(), e);
            }
        }

        boolean has(String never) {
            return Pattern.compile("\\b" + never + "\\b").matcher(not).find();
        }
    }

    @Test
    void findsWhatTheTableSaysThatItFindsAndNothingElse() {
        assertThat(TABLE)
                .hasSizeGreaterThan(20)
                .allSatisfy(row -> assertThat(row.foundBy())
                        .as(row.toString())
                        .isEqualTo(NEVER.stream().anyMatch(row::has) ? "`WordsTest`" : "reviewers"));
        assertThat(NEVER).allSatisfy(never -> assertThat(TABLE).as(never).anyMatch(row -> row.has(never)));
    }

    @Test
    void dialectStandsNowhere() throws IOException {
        // When
        List<String> found = DocumentsTest.filesOf(ROOT).stream()
                .filter(WordsTest::isRead)
                .flatMap(WordsTest::found)
                .toList();

        // Then
        assertThat(found).as("words of CONTRIBUTING.md's right column").isEmpty();
    }

    @Test
    void aSentenceIsReadAcrossLinesAndAnIdentifierIsNot() {
        assertThat(found("A.java", "int told; /** Waits for\n * ever. */ String mistakes = \"a mistake\";"))
                .containsExactlyInAnyOrder(
                        "A.java:1: 'for\n * ever', say: forever",
                        "A.java:2: 'mistake', say: configuration error, invalid value");
    }

    private static boolean isRead(Path file) {
        String name = file.getFileName().toString();
        return READ.matcher(name).matches() && !NOT_READ.contains(name);
    }

    private static Stream<String> found(Path file) {
        try {
            return found(ROOT.relativize(file).toString(), Files.readString(file)).stream();
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    private static List<String> found(String name, String text) {
        Matcher word = ANY.matcher(text);
        return (name.endsWith(".java") ? TEXT_IN_JAVA : Pattern.compile(".+", Pattern.DOTALL))
                .matcher(text)
                .results()
                .flatMap(part -> word.region(part.start(), part.end()).results().toList().stream())
                .map(hit -> name + ":" + line(text, hit.start()) + ": '" + hit.group() + "', say: " + instead(hit))
                .toList();
    }

    private static long line(String text, int position) {
        return 1 + text.substring(0, position).chars().filter(c -> c == '\n').count();
    }

    private static String instead(MatchResult hit) {
        String never = IntStream.range(0, NEVER.size())
                .filter(i -> hit.group(i + 1) != null)
                .mapToObj(NEVER::get)
                .findFirst()
                .orElseThrow();
        return TABLE.stream()
                .filter(row -> row.has(never))
                .findFirst()
                .orElseThrow()
                .say();
    }
}
