package io.connectfargate.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the Markdown files of this checkout name is there. */
class DocumentsTest {
    private static final Path ROOT = Path.of(System.getProperty("root.dir"));
    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s:]*)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern TEST = Pattern.compile("-pl (\\S+) .*?-D(?:it\\.)?test=(\\w+(?:Test|IT))");

    @Test
    void linksLeadToFilesAndHeadings() throws IOException {
        // Given
        List<String> broken = new ArrayList<>();

        // When
        for (Path document : documents()) {
            LINK.matcher(Files.readString(document))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !leadsSomewhere(document, link))
                    .forEach(link -> broken.add(ROOT.relativize(document) + ": " + link));
        }

        // Then
        assertThat(broken).isEmpty();
    }

    @Test
    void indexListsEveryDocument() throws IOException {
        // Given
        Path index = ROOT.resolve("docs/README.md");

        // When
        List<Path> listed = LINK.matcher(Files.readString(index))
                .results()
                .map(link -> index.resolveSibling(link.group(1).replaceFirst("#.*", ""))
                        .normalize())
                .toList();

        // Then
        assertThat(listed)
                .containsAll(
                        documents().stream().filter(DocumentsTest::isForReaders).toList());
    }

    @Test
    void commandsForOneTestNameTestsThatExist() throws IOException {
        // When
        List<MatchResult> tests = TEST.matcher(Files.readString(ROOT.resolve("CONTRIBUTING.md")))
                .results()
                .toList();

        // Then
        assertThat(tests)
                .hasSize(3)
                .allSatisfy(test -> assertThat(filesOf(ROOT.resolve(test.group(1))))
                        .anyMatch(file -> file.endsWith(test.group(2) + ".java")));
    }

    /** Pages of docs, and the README of each folder; what they link to further is theirs to list. */
    private static boolean isForReaders(Path document) {
        boolean page = document.getParent().equals(ROOT.resolve("docs"));
        boolean readme = document.endsWith("README.md") && !document.toString().contains("/src/");
        return (page || readme) && !document.equals(ROOT.resolve("docs/README.md"));
    }

    private static boolean leadsSomewhere(Path document, String link) {
        String[] parts = link.split("#", 2);
        Path file = parts[0].isEmpty()
                ? document
                : document.resolveSibling(parts[0]).normalize();
        return Files.exists(file) && (parts.length == 1 || anchors(file).contains(parts[1]));
    }

    /** As the pages of a Git server make them. */
    private static List<String> anchors(Path document) {
        try {
            return HEADING.matcher(Files.readString(document))
                    .results()
                    .map(heading -> heading.group(1).strip().toLowerCase(Locale.ROOT))
                    .map(heading ->
                            heading.replaceAll("[^\\p{L}\\p{N}\\- _]", "").replace(' ', '-'))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> documents() throws IOException {
        return filesOf(ROOT).stream()
                .filter(file -> file.toString().endsWith(".md"))
                .filter(file -> !file.startsWith(ROOT.resolve(".github")))
                .toList();
    }

    static List<Path> filesOf(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean ours = !NOT_OURS.contains(directory.getFileName().toString());
                return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
