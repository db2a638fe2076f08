package io.connectfargate.docs;

import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page whose blocks of commands are run in their order. A comment {@code <!-- run: FILE "HEADING" NUMBER... -->} stands for blocks below
 * a heading of another page: by number, from 1.
 *
 * @param text of the page
 */
record Page(String text) {
    private static final Pattern BLOCK =
            Pattern.compile("^ *```bash\n(.*?)^ *```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern RUN =
            Pattern.compile("^<!-- run: (\\S+) \"([^\"]+)\" ([\\d ]+) -->$", Pattern.MULTILINE);
    private static final Pattern STEP =
            Pattern.compile(BLOCK.pattern() + "|" + RUN.pattern(), Pattern.DOTALL | Pattern.MULTILINE);

    /** @param path below the top folder */
    static Page of(String path) {
        try {
            return new Page(Files.readString(SourceTree.find().home().resolve(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blocks that stand on this page itself. */
    List<String> ownBlocks() {
        return BLOCK.matcher(text).results().map(block -> block.group(1)).toList();
    }

    /** All blocks, those of other pages in their places. */
    List<String> steps() {
        List<String> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        while (step.find()) {
            if (step.group(1) != null) {
                steps.add(step.group(1));
            } else {
                List<String> blocks = of(step.group(2)).below(step.group(3)).ownBlocks();
                Stream.of(step.group(4).split(" "))
                        .map(number -> blocks.get(Integer.parseInt(number) - 1))
                        .forEach(steps::add);
            }
        }
        return steps;
    }

    /** How many comments name blocks of other pages. */
    long references() {
        return text.lines().filter(line -> line.startsWith("<!-- run:")).count();
    }

    private Page below(String heading) {
        Matcher section = Pattern.compile(
                        "^#+ " + Pattern.quote(heading) + "\n(.*?)(?=^## |\\z)", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text);
        if (!section.find()) {
            throw new AssertionError("There is no heading '" + heading + "'");
        }
        return new Page(section.group(1));
    }

    /** A script of all blocks, for {@code bash -v}, which prints each line before it runs it. */
    Path writeScript(Path file) throws IOException {
        return Files.writeString(file, "set -euo pipefail\n" + String.join("\n", steps()));
    }
}
