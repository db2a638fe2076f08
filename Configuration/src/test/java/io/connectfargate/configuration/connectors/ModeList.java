package io.connectfargate.configuration.connectors;

import io.connectfargate.connect.config.AuthMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A list of authentication modes outside the product: where it stands, and which modes have to be in it. */
enum ModeList {
    CONNECTORS("Configuration/connectors", "(?!examples$)(.+)", mode -> true),
    COMBINED("Configuration/combine-connectors.sh", "source_only=\"([a-z -]+)\"", mode -> !mode.isOfTargets()),
    FOLDERS("Configuration/README.md", "\\| `([a-z-]+)` \\| [^|]+ \\| (?:the same|IAM) \\|", mode -> true),
    FOLDERS_WITH_A_TARGET(
            "Configuration/README.md", "\\| `([a-z-]+)` \\| [^|]+ \\| the same \\|", AuthMode::isOfTargets),
    PRINCIPALS("Configuration/permissions/README.md", "\\| (`[a-z`, -]+`) \\| [^|]+ \\| `User:", mode -> !isIam(mode)),
    /** Its column for IAM is about any role. */
    SIDES("README.md", "\\| (\\| no-auth [^\n]+)", mode -> mode != AuthMode.IAM_ROLE),
    VARIABLE("README.md", "\\| `AUTH` \\| ([^.]+)\\.", AuthMode::isOfTargets),
    DECLARATION("connect-image/README.md", "\\| `AUTH` \\| ([^.]+)\\.", AuthMode::isOfTargets),
    /** Of workers in containers. SourceVariantsIT and KerberosIT have the other two, each with a server that only they need. */
    MATRIX(
            "system-tests/src/test/java/io/connectfargate/system/security/Mode.java",
            "    [A-Z_]+\\(\"([a-z-]+)\", Listener",
            mode -> !Set.of(AuthMode.IAM_ROLE, AuthMode.KERBEROS).contains(mode)),
    /** Those with credentials that reach a connector in several ways. KerberosIT has Kerberos. */
    VARIANTS(
            "Configuration/src/test/java/io/connectfargate/configuration/connectors/SourceVariant.java",
            "    [A-Z0-9_]+\\(\"([a-z-]+)\", \"",
            mode -> !Set.of(AuthMode.NO_AUTH, AuthMode.TLS, AuthMode.KERBEROS).contains(mode));

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAME = Pattern.compile("[a-z]+(?:-[a-z]+)*");

    private final String file;
    private final Pattern passage;
    private final Predicate<AuthMode> wanted;

    /** @param passage of a file, or each name in a folder: a line that begins so, with modes in its first group */
    ModeList(String file, String passage, Predicate<AuthMode> wanted) {
        this.file = file;
        this.passage = Pattern.compile("^" + passage, Pattern.MULTILINE);
        this.wanted = wanted;
    }

    /** From the root of the checkout. */
    String file() {
        return file;
    }

    /** The modes that stand there, each once. */
    Set<String> found() throws IOException {
        return Set.copyOf(passage.matcher(text())
                .results()
                .map(match -> match.group(1))
                .flatMap(ModeList::names)
                .toList());
    }

    /** The product's. */
    List<String> expected() {
        return Arrays.stream(AuthMode.values())
                .filter(wanted)
                .map(AuthMode::toString)
                .toList();
    }

    private String text() throws IOException {
        Path place = ROOT.resolve(file);
        if (Files.isRegularFile(place)) {
            return Files.readString(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            return String.join(
                    "\n", files.map(found -> found.getFileName().toString()).toList());
        }
    }

    /** In the titles of a table, such as {@code MSK IAM} and {@code SASL/PLAIN}, too. */
    private static Stream<String> names(String text) {
        String written = text.toLowerCase(Locale.ROOT).replace("msk ", "").replace('/', '-');
        return NAME.matcher(written).results().map(MatchResult::group).filter(word -> !word.equals("or"));
    }

    /** ACLs are not for them. */
    private static boolean isIam(AuthMode mode) {
        return mode == AuthMode.IAM || mode == AuthMode.IAM_ROLE;
    }
}
