package io.connectfargate.publishing.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A copy of this checkout, a git repository of its own: a build inside it leaves the build that runs the tests alone.
 * All tests share one, so that what one has compiled is there for the next.
 */
public final class Checkout {
    private static final Set<String> LEFT_OUT = Set.of("target", ".git", "node_modules");
    private static final Path ROOT = Path.of(System.getProperty("root.dir"));
    private static Checkout shared;

    private final Path folder;

    private Checkout(Path folder) {
        this.folder = folder;
    }

    public static synchronized Checkout shared() {
        if (shared == null) {
            Path folder = Path.of(System.getProperty("build.dir"), "check out"); // a blank, as in many a home
            copy(folder);
            Run.expectSuccess(folder, "git", "init", "--quiet");
            Run.expectSuccess(folder, "git", "add", "--all");
            Run.expectSuccess(
                    folder,
                    "git",
                    "-c",
                    "user.name=test",
                    "-c",
                    "user.email=test@localhost",
                    "-c",
                    "commit.gpgsign=false",
                    "commit",
                    "--quiet",
                    "--message=copy");
            shared = new Checkout(folder);
        }
        return shared;
    }

    public Path folder() {
        return folder;
    }

    /** The tag that an image gets from the commit. */
    public String commitTag() {
        return Run.expectSuccess(folder, "git", "rev-parse", "--short=12", "HEAD")
                .output()
                .strip();
    }

    /** The names of all images, by the script's own list. */
    public List<String> images() {
        return ImageList.of(folder).names();
    }

    /** Maven's full log of the last run. */
    public String log() {
        try {
            return Files.readString(folder.resolve("publishing/target/build_images.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Run buildImages(Map<String, String> environment, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(folder.resolve("build_images.sh").toString()));
        command.addAll(List.of(arguments));
        Map<String, String> all = new HashMap<>(cleanEnvironment());
        all.put("MAVEN_ARGS", System.getProperty("maven.args"));
        all.putAll(environment);
        return Run.of(Path.of("/"), all, command);
    }

    /** Nothing of the outer Maven, of AWS or of Docker: only what a shell and a JVM need. */
    public static Map<String, String> cleanEnvironment() {
        Map<String, String> clean = new HashMap<>();
        for (String name : List.of("PATH", "HOME", "JAVA_HOME", "LANG", "TMPDIR", "MAVEN_USER_HOME")) {
            String value = System.getenv(name);
            if (value != null) {
                clean.put(name, value);
            }
        }
        clean.put("DOCKER_CONFIG", "/nonexistent");
        clean.put("AWS_CONFIG_FILE", "/nonexistent");
        clean.put("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent");
        clean.put("AWS_EC2_METADATA_DISABLED", "true");
        return clean;
    }

    private static void copy(Path to) {
        try {
            if (Files.exists(to)) {
                Run.expectSuccess(ROOT, "rm", "-rf", to.toString());
            }
            Files.walkFileTree(ROOT, new Copier(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Copier extends SimpleFileVisitor<Path> {
        private final Path to;

        Copier(Path to) {
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
            if (LEFT_OUT.contains(from.getFileName().toString())) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(ROOT.relativize(from)));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
            if (!LEFT_OUT.contains(from.getFileName().toString())) {
                Files.copy(from, to.resolve(ROOT.relativize(from)), StandardCopyOption.COPY_ATTRIBUTES);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
