package io.connectfargate.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The commands in a README. */
public final class Markdown {
    private static final Pattern BLOCK = Pattern.compile("```(?:ba)?sh\n(.*?)```", Pattern.DOTALL);

    private Markdown() {}

    /** The first block of commands that contains a text. */
    public static String block(Path file, String containing) throws IOException {
        return BLOCK.matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1))
                .filter(block -> block.contains(containing))
                .findFirst()
                .orElseThrow(() -> new AssertionError(file + " has no block of commands with " + containing));
    }
}
