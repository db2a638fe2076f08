package io.connectfargate.connect.rules;

import io.connectfargate.connect.security.SecretReferences;
import java.io.IOException;
import java.io.StreamTokenizer;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A value of {@code sasl.jaas.config} before its references are resolved.
 *
 * <p>Kafka quotes what it cannot read of such a line, logs name users and roles, and classes and numbers are shown when they are
 * wrong. So not every place in it hides what stands there.
 */
record JaasLine(String text) {
    /** Stands for a secret. Nothing in it means anything to the tokenizer. */
    private static final String MARK = "SecretInPlace%dx";

    private static final String MARK_START = MARK.substring(0, MARK.indexOf('%'));

    /** The first of these references that does not stand where a secret may. */
    Optional<SecretReferences.Reference> misplaced(List<SecretReferences.Reference> secrets) {
        if (secrets.size() == 1 && isWholeLine(secrets.get(0))) {
            return Optional.empty();
        }
        Set<Integer> hidden = text.contains(MARK_START) ? Set.of() : hidden(secrets);
        for (int i = 0; i < secrets.size(); i++) {
            if (!hidden.contains(i)) {
                return Optional.of(secrets.get(i));
            }
        }
        return Optional.empty();
    }

    private boolean isWholeLine(SecretReferences.Reference secret) {
        return text.trim().equals(secret.text())
                && secret.name().toUpperCase(Locale.ROOT).contains("JAAS");
    }

    /** Those between the quotes of a secret option, by their place in the list; with Kafka's own tokenizer, which knows comments. */
    private Set<Integer> hidden(List<SecretReferences.Reference> secrets) {
        StreamTokenizer tokenizer = new StreamTokenizer(new StringReader(marked(secrets)));
        tokenizer.slashSlashComments(true);
        tokenizer.slashStarComments(true);
        tokenizer.wordChars('-', '-');
        tokenizer.wordChars('_', '_');
        tokenizer.wordChars('$', '$');
        Set<Integer> hidden = new HashSet<>();
        String option = "";
        String word = "";
        try {
            while (tokenizer.nextToken() != StreamTokenizer.TT_EOF) {
                boolean quoted = tokenizer.ttype == '"' || tokenizer.ttype == '\'';
                if (quoted && SecretRule.isSecretName(option)) {
                    addMarks(tokenizer.sval, secrets.size(), hidden);
                }
                option = tokenizer.ttype == '=' ? word : "";
                word = tokenizer.ttype == StreamTokenizer.TT_WORD ? tokenizer.sval : "";
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hidden;
    }

    private String marked(List<SecretReferences.Reference> secrets) {
        StringBuilder marked = new StringBuilder(text);
        for (int i = secrets.size() - 1; i >= 0; i--) {
            SecretReferences.Reference secret = secrets.get(i);
            marked.replace(secret.start(), secret.end(), MARK.formatted(i));
        }
        return marked.toString();
    }

    private static void addMarks(String value, int count, Set<Integer> found) {
        for (int i = 0; i < count; i++) {
            if (value.contains(MARK.formatted(i))) {
                found.add(i);
            }
        }
    }
}
