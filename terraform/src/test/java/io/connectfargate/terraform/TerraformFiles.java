package io.connectfargate.terraform;

import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the configuration as text. {@code terraform fmt -check} makes sure that they have the shape which this reads. */
final class TerraformFiles {
    static final Path FOLDER = SourceTree.find().home().resolve("terraform");

    private static final Pattern BLOCK =
            Pattern.compile("^(variable|output) \"([^\"]+)\" \\{\n(.*?)^}", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern DESCRIPTION = Pattern.compile("^  description += \"(.*)\"$", Pattern.MULTILINE);
    private static final Pattern TYPE =
            Pattern.compile("^  type += (.*?)(?=^  [a-z]|\\z)", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern DEFAULT = Pattern.compile("^  default += (.*)$", Pattern.MULTILINE);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(\\w+) += optional\\((\\w+(?:\\(\\w+\\))?)(?:, ([^)]*))?\\)");

    private TerraformFiles() {}

    /** The lines of a README's table of variables, in the order of the files. */
    static List<String> variables() throws IOException {
        return blocks("variable")
                .map(block -> "| `%s` | %s | %s | %s |"
                        .formatted(block.group(2), type(block), defaultValue(block), description(block)))
                .toList();
    }

    /** The lines of a README's table of outputs. */
    static List<String> outputs() throws IOException {
        return blocks("output")
                .map(block -> "| `%s` | %s |".formatted(block.group(2), description(block)))
                .toList();
    }

    /** The files with {@code .tf}, sorted. */
    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".tf"))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<MatchResult> blocks(String kind) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files()) {
            text.append(Files.readString(file));
        }
        return BLOCK.matcher(text).results().filter(block -> block.group(1).equals(kind));
    }

    private static String description(MatchResult block) {
        return first(DESCRIPTION, block, "no description").replace("\\\"", "\"");
    }

    private static String type(MatchResult block) {
        return first(TYPE, block, "any").replaceAll("\\((?s:.)*", "").strip();
    }

    /** What the code says, or the defaults of an object's attributes. */
    private static String defaultValue(MatchResult block) {
        String value = first(DEFAULT, block, "required");
        String attributes = ATTRIBUTE
                .matcher(first(TYPE, block, ""))
                .results()
                .map(attribute ->
                        attribute.group(1) + " = " + (attribute.group(3) == null ? "null" : attribute.group(3)))
                .collect(Collectors.joining(", ", "{ ", " }"));
        return "`" + (attributes.equals("{  }") ? value : attributes) + "`";
    }

    private static String first(Pattern pattern, MatchResult block, String otherwise) {
        Matcher matcher = pattern.matcher(block.group(3));
        return matcher.find() ? matcher.group(1) : otherwise;
    }
}
