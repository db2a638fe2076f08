package io.connectfargate.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VersionsTest {
    private static final Pattern IMAGE =
            Pattern.compile("<grafana.base.image>grafana/grafana:((\\d+\\.\\d+)\\.\\d+)@sha256:\\w{64}<");
    /** Scenes have a version of their own. */
    private static final Pattern LIBRARY = Pattern.compile("@grafana/(?!scenes$).+");

    private static Matcher image;

    @BeforeAll
    static void readThePom() throws IOException {
        image = IMAGE.matcher(Files.readString(Path.of("../pom.xml")));
        assertThat(image.find()).as("root POM pins the image by tag and digest").isTrue();
    }

    @Test
    void checksWithLibrariesOfTheImagesMinorRelease() throws IOException {
        // When
        Set<String> versions = new TreeSet<>();
        new ObjectMapper()
                .readTree(Path.of("checks/package.json").toFile())
                .path("dependencies")
                .properties()
                .forEach(library -> {
                    if (LIBRARY.matcher(library.getKey()).matches()) {
                        versions.add(library.getValue().asText());
                    }
                });

        // Then
        assertThat(versions).singleElement().asString().startsWith(image.group(2) + ".");
    }

    @Test
    void leavesTheImagesReleaseToThePom() throws IOException {
        // Then
        for (String document : Set.of("README.md", "RATIONALE.md", "checks/README.md", "checks/package.json")) {
            assertThat(Files.readString(Path.of(document))).as(document).doesNotContain(image.group(1));
        }
    }
}
