package io.connectfargate.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.publishing.programs.Checkout;
import io.connectfargate.publishing.programs.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** release.sh in a small checkout, with a Maven that writes what the real one would. */
class ReleaseTest {
    private static final Path ROOT = Path.of(System.getProperty("root.dir"));
    private static final Path ADDED_BY =
            Path.of("publishing/src/main/java/io/connectfargate/publishing/BaseImageComponent.java");
    private static final String MAVEN = """
            #!/usr/bin/env bash
            echo "$*" >> ../maven.log
            case $* in *help:evaluate*) echo base:1@sha256:abc && exit ;; esac
            [ ! -e ../broken ] || exit 1
            for module in connect-image prometheus grafana; do
              mkdir -p "$module/target"
              tar -cf "$module/target/jib-image.tar" -C .. layer.tar.gz
              printf '{\\n  "dependencies" : [ ]\\n}' > "$module/target/bom.json"
            done
            cp ../worker.classpath connect-image/target
            printf '{\\n  "components" : [\\n    %s\\n  ],\\n  "dependencies" : [ ]\\n}' "$(cat ../listed)" > connect-image/target/bom.json
            """;

    @TempDir
    Path folder;

    private Path checkout;

    @BeforeEach
    void makeCheckout() throws IOException {
        checkout =
                Files.createDirectories(folder.resolve("check out/publishing")).getParent();
        Files.copy(ROOT.resolve("release.sh"), checkout.resolve("release.sh"));
        try (Stream<Path> parts = Files.list(ROOT.resolve("publishing"))) {
            for (Path part : parts.filter(Files::isRegularFile).toList()) {
                Files.copy(part, checkout.resolve("publishing").resolve(part.getFileName()));
            }
        }
        Files.createDirectories(checkout.resolve(ADDED_BY).getParent());
        Files.copy(ROOT.resolve(ADDED_BY), checkout.resolve(ADDED_BY));
        Files.writeString(folder.resolve("worker.classpath"), System.getProperty("java.class.path"));
        makeLayer("classes/app.jar"); // not where the image's jars are
        Files.writeString(folder.resolve("listed"), "{\"name\": \"a.jar\"}");
        Files.writeString(checkout.resolve("mvnw"), MAVEN);
        checkout.resolve("mvnw").toFile().setExecutable(true);
        Files.writeString(checkout.resolve("pom.xml"), pom("1.2.0-SNAPSHOT"));
        Files.writeString(checkout.resolve("publishing/pom.xml"), "    <version>1.2.0-SNAPSHOT</version>\n");
        Files.writeString(checkout.resolve("CHANGELOG.md"), "## Unreleased\n\n## 1.2.0 - 2026-11-29\n");
        Files.writeString(checkout.resolve(".gitignore"), "target/\n");
        git("init", "--quiet");
        git("config", "user.name", "test");
        git("config", "user.email", "test@localhost");
        git("config", "commit.gpgsign", "false");
        git("config", "tag.gpgsign", "false");
        git("add", "--all");
        git("commit", "--quiet", "--message=start");
    }

    @Test
    void tagsTheVersionAndBeginsTheNext() throws IOException {
        // When
        Run run = release("1.2.0");

        // Then
        assertThat(run.exitCode()).as(run.everything()).isZero();
        assertThat(git("log", "--format=%s")).isEqualTo("Begin 1.3.0-SNAPSHOT\nRelease 1.2.0\nstart");
        assertThat(git("show", "v1.2.0:pom.xml")).isEqualTo(pom("1.2.0").strip());
        assertThat(git("show", "v1.2.0:publishing/pom.xml")).contains("<version>1.2.0</version>");
        assertThat(checkout.resolve("pom.xml")).hasContent(pom("1.3.0-SNAPSHOT"));
        assertThat(git("status", "--porcelain")).isEmpty();
    }

    @Test
    void leavesTarballListAndSumOfEachImage() throws IOException {
        // When
        Run run = release("1.2.0");

        // Then
        assertThat(run.exitCode()).as(run.everything()).isZero();
        Path out = checkout.resolve("target/release/1.2.0");
        assertThat(Files.readString(out.resolve("SHA256SUMS")).lines()).hasSize(6);
        assertThat(components(out.resolve("kafka-connect-1.2.0.cdx.json")))
                .extracting(component -> component.get("name").asText())
                .containsExactly("base:1", "a.jar");
        assertThat(components(out.resolve("prometheus-1.2.0.cdx.json")))
                .singleElement()
                .satisfies(base ->
                        assertThat(base.at("/hashes/0/content").asText()).isEqualTo("abc"));
    }

    @Test
    void changesNothingInADryRun() throws IOException {
        // When
        Run run = release("1.2.0", "--dry-run");

        // Then
        assertThat(run.exitCode()).as(run.everything()).isZero();
        assertThat(run.output())
                .contains("would run: build_release", "would run: git tag --annotate v1.2.0", "[4/4] Tagging v1.2.0");
        assertThat(git("log", "--format=%s")).isEqualTo("start");
        assertThat(git("tag")).isEmpty();
        assertThat(checkout.resolve("pom.xml")).hasContent(pom("1.2.0-SNAPSHOT"));
        assertThat(folder.resolve("maven.log")).doesNotExist();
    }

    @Test
    void leavesTheVersionAsItWasWhenTheBuildFails() throws IOException {
        // Given
        Files.createFile(folder.resolve("broken"));

        // When
        Run run = release("1.2.0");

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).contains("Nothing is committed or tagged, and the version is again 1.2.0-SNAPSHOT.");
        assertThat(git("status", "--porcelain") + git("tag")).isEmpty();
    }

    @Test
    void failsWhenAJarOfAnImageIsNotListed() throws IOException {
        // Given
        makeLayer("app/libs/forgotten.jar");

        // When
        Run run = release("1.2.0");

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).contains("kafka-connect-1.2.0.cdx.json does not list forgotten.jar");
        assertThat(git("status", "--porcelain") + git("tag")).isEmpty();
    }

    @Test
    void reportsAllReasonsTogether() throws IOException {
        // Given
        git("tag", "v1.3.0");
        Files.createFile(checkout.resolve("left-over"));

        // When
        Run run = release("1.3.0", "--platform", "windows", "--dryrun");

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors().lines())
                .containsExactly(
                        "There is no option '--dryrun': ./release.sh --help lists them.",
                        "CHANGELOG.md has no section '## 1.3.0'. Rename 'Unreleased' and commit it.",
                        "Files differ from the commit. Commit or remove them: git status.",
                        "The tag v1.3.0 exists already. Choose another version.",
                        "--platform is 'windows'. Expected: linux/amd64 or linux/arm64.");
    }

    @Test
    void rejectsWhatIsNoVersion() {
        assertThat(release("1.2").errors()).contains("VERSION is '1.2'. Expected: three numbers");
        assertThat(release().errors()).contains("VERSION is missing.");
        assertThat(release("--help").output()).contains("Usage: ./release.sh VERSION", "Exit code: 2");
    }

    private void makeLayer(String jar) throws IOException {
        Path file = folder.resolve("layer").resolve(jar);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "jar");
        Run.expectSuccess(folder, "tar", "-czf", "layer.tar.gz", "-C", "layer", jar.replaceFirst("/.*", ""));
    }

    private static String pom(String version) {
        return "<project>\n  <version>" + version + "</version>\n</project>\n";
    }

    private static JsonNode components(Path list) throws IOException {
        return new ObjectMapper().readTree(list.toFile()).get("components");
    }

    private Run release(String... arguments) {
        List<String> command = Stream.concat(
                        Stream.of(checkout.resolve("release.sh").toString()), Stream.of(arguments))
                .toList();
        return Run.of(Path.of("/"), Checkout.cleanEnvironment(), command);
    }

    private String git(String... arguments) {
        String[] command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new);
        return Run.expectSuccess(checkout, command).output().strip();
    }
}
