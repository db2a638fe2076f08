package io.connectfargate.publishing.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A JDK whose Maven takes no time: for what build_images.sh does before, after and around it. */
public final class PretendedMaven {
    private static final Path JDK = Path.of(System.getProperty("java.home"));
    private static final Path HOME = Path.of(System.getProperty("build.dir"), "pretended-jdk");

    private PretendedMaven() {}

    /** The tarballs are pretended, the push is real. */
    public static Map<String, String> builds(Map<String, String> environment) {
        return with(environment, "buildTar", "");
    }

    /** Both are. */
    public static Map<String, String> buildsAndPushes(Map<String, String> environment) {
        return with(environment, "buildTar build", "");
    }

    /** The build ends with an error. */
    public static Map<String, String> fails(Map<String, String> environment) {
        return with(environment, "buildTar", "fail");
    }

    /** The build runs for longer than any test. */
    public static Map<String, String> waits(Map<String, String> environment) {
        return with(environment, "buildTar", "wait");
    }

    /** USER:PASSWORD, and the arguments that it was called with the last time for a module. */
    public static List<String> given(Checkout checkout, String module) {
        try {
            return Files.readAllLines(checkout.folder().resolve(module).resolve("target/pretended"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> with(Map<String, String> environment, String goals, String end) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("JAVA_HOME", home().toString());
        all.put("REAL_JAVA", JDK.resolve("bin/java").toString());
        all.put("PRETENDED", goals);
        all.put("PRETENDED_END", end);
        return all;
    }

    private static synchronized Path home() {
        Path script = Path.of(System.getProperty("root.dir"), "publishing/src/test/scripts/pretend-maven.sh");
        try {
            Path bin = Files.createDirectories(HOME.resolve("bin"));
            link(bin.resolve("java"), script);
            link(bin.resolve("javac"), JDK.resolve("bin/javac"));
            return HOME;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path from, Path to) throws IOException {
        Files.deleteIfExists(from);
        Files.createSymbolicLink(from, to);
    }
}
