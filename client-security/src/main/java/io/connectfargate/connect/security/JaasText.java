package io.connectfargate.connect.security;

/** Values in a JAAS line, which is read with a tokenizer in which only quotes and backslashes are special inside quotes. */
public final class JaasText {
    private JaasText() {}

    /** The text for between two double quotes. */
    public static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** The text with its double quotes. */
    public static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }
}
