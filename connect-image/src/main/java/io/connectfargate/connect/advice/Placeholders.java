package io.connectfargate.connect.advice;

import io.connectfargate.connect.access.MirrorConnector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was to be filled in before a file of MirrorMaker's was sent, and was not. Other connectors have a use for such text. */
public final class Placeholders {
    /** {@code {SOURCE CLUSTER BROKERS ADDRESS}}, but neither a reference nor the class of characters {@code \p{ALPHA}}. */
    private static final Pattern BRACES = Pattern.compile("(?<![$pP])\\{[A-Z][A-Z0-9_ /-]+}");
    /** As a shell would replace it. */
    private static final Pattern SHELL = Pattern.compile("\\$\\{([A-Za-z_]\\w*)}|\\$([A-Za-z_]\\w*)");
    /** As a template would. */
    private static final Pattern TEMPLATE = Pattern.compile("<[A-Z][A-Z0-9_ -]+>|\\{\\{[^}]*}}");

    private static final Pattern SECRET =
            Pattern.compile("jaas|password|secret|token|credential|user\\.info|ssl\\.keystore");

    private static final Pattern ADDRESS = Pattern.compile("(source|target)\\.cluster\\.bootstrap\\.servers");

    private Placeholders() {}

    /**
     * What is still to be filled in.
     *
     * @param config as it came in
     * @return one sentence for each key; empty for connectors that are none of MirrorMaker's
     */
    public static List<String> refusals(String connector, Map<String, String> config) {
        if (MirrorConnector.Role.of(config).isEmpty()) {
            return List.of();
        }
        return new TreeMap<>(config)
                .entrySet().stream()
                        .filter(entry -> entry.getValue() != null && !isFree(entry.getKey()))
                        .flatMap(entry -> refusal(connector, entry.getKey(), entry.getValue()).stream())
                        .toList();
    }

    /** Secrets hold what they like, and no part of one is to be printed. */
    private static boolean isFree(String key) {
        return key.startsWith("transforms.")
                || key.startsWith("predicates.")
                || SECRET.matcher(key).find();
    }

    private static Optional<String> refusal(String connector, String key, String value) {
        String where = key + " of " + connector + " still contains ";
        Matcher braces = BRACES.matcher(value);
        if (braces.find()) {
            return Optional.of(where + "the placeholder " + braces.group() + "; replace it with its value"
                    + (isAddress(key) ? ", host:port,host:port, or a reference: " + reference(key) + "." : "."));
        }
        if (!isAddress(key)) {
            return braced(value)
                    .map(
                            name -> where + "${" + name + "}, which no configuration provider resolves; write ${env:"
                                    + name
                                    + "} for a variable of the worker (connect-image/README.md says which connectors may read).");
        }
        Matcher shell = SHELL.matcher(value);
        if (shell.find()) {
            return Optional.of(
                    where + shell.group() + ", which no configuration provider resolves; write ${env:"
                            + readable(key, name(shell))
                            + "} for a variable of the worker, whose name begins with SOURCE_ or TARGET_, or the addresses themselves.");
        }
        Matcher template = TEMPLATE.matcher(value);
        return template.find()
                ? Optional.of(where + "the placeholder " + template.group()
                        + "; replace it with host:port,host:port, or a reference: " + reference(key) + ".")
                : Optional.empty();
    }

    /** Patterns may hold a dollar sign of their own; in braces and without a colon it is meant to be replaced. */
    private static Optional<String> braced(String value) {
        return SHELL.matcher(value)
                .results()
                .map(found -> found.group(1))
                .filter(name -> name != null)
                .findFirst();
    }

    private static String name(Matcher shell) {
        return shell.group(1) == null ? shell.group(2) : shell.group(1);
    }

    private static String readable(String key, String variable) {
        return variable.startsWith("SOURCE_") || variable.startsWith("TARGET_") || variable.equals("BROKERS")
                ? variable
                : variableOf(key);
    }

    private static String reference(String key) {
        return "${env:" + variableOf(key) + "}";
    }

    private static String variableOf(String key) {
        return key.startsWith("source") ? "SOURCE_BOOTSTRAP_SERVERS" : "BROKERS";
    }

    private static boolean isAddress(String key) {
        return ADDRESS.matcher(key).matches();
    }
}
