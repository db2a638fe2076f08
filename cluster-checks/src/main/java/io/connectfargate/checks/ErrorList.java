package io.connectfargate.checks;

import java.util.List;

/** Configuration errors as users read them: all of them, numbered. */
public final class ErrorList {
    private ErrorList() {}

    /**
     * A list with a heading.
     *
     * @param sentences the errors, in the order they were found
     * @param consequence half a sentence: {@code nothing was started}
     */
    public static String of(List<String> sentences, String consequence) {
        StringBuilder text = new StringBuilder()
                .append(sentences.size())
                .append(sentences.size() == 1 ? " configuration error; " : " configuration errors; ")
                .append(consequence)
                .append(":");
        for (int i = 0; i < sentences.size(); i++) {
            text.append(System.lineSeparator())
                    .append("  ")
                    .append(i + 1)
                    .append(". ")
                    .append(sentences.get(i));
        }
        return text.toString();
    }
}
