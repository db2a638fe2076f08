package io.connectfargate.connect.security;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * PEM text as it arrives in environment variables: with line breaks, with {@code \n} in their place, or on one line with blanks.
 *
 * <p>Kafka reads no {@code \n}, and of several certificates on one line it silently uses the last one alone.
 */
public final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final Pattern WRITTEN_LINE_BREAK = Pattern.compile("(\\\\r)?\\\\n");

    private Pem() {}

    /**
     * The same objects with line breaks, and without what stands between them.
     *
     * @return the text itself if there is no PEM object in it
     */
    public static String withLineBreaks(String text) {
        String lines = WRITTEN_LINE_BREAK.matcher(text).replaceAll("\n");
        Matcher blocks = BLOCK.matcher(lines);
        return blocks.find() ? blocks.reset().results().map(Pem::block).collect(Collectors.joining()) : text;
    }

    private static String block(MatchResult block) {
        String label = block.group(1);
        // Blanks inside do no harm.
        return "-----BEGIN " + label + "-----\n" + block.group(2).strip() + "\n-----END " + label + "-----\n";
    }
}
