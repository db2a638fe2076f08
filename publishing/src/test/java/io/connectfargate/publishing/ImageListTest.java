package io.connectfargate.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.publishing.programs.ImageList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ImageListTest {
    private static final Path ROOT = Path.of(System.getProperty("root.dir"));
    private static final Pattern NO_PUSH = Pattern.compile("<id>image</id>\\s*<phase>none</phase>");

    @Test
    void namesTheModulesWhoseImageCanBePushed() throws IOException {
        // Given
        List<String> pushable = new ArrayList<>();
        Matcher modules = Pattern.compile("<module>(.*)</module>").matcher(Files.readString(ROOT.resolve("pom.xml")));
        while (modules.find()) {
            String pom = Files.readString(ROOT.resolve(modules.group(1)).resolve("pom.xml"));
            // The root POM gives every module with Jib the goal that may push; an image of tests switches it off.
            if (pom.contains("jib-maven-plugin") && !NO_PUSH.matcher(pom).find()) {
                pushable.add(modules.group(1));
            }
        }

        // When
        ImageList list = ImageList.of(ROOT);

        // Then
        assertThat(list.modules()).containsExactlyInAnyOrderElementsOf(pushable);
    }

    @Test
    void givesImagesTheNamesOfThePoms() throws IOException {
        // When
        ImageList list = ImageList.of(ROOT);

        // Then
        for (int i = 0; i < list.names().size(); i++) {
            assertThat(ROOT.resolve(list.modules().get(i)).resolve("pom.xml"))
                    .content()
                    .contains("<image.name>" + list.names().get(i) + "</image.name>");
        }
    }
}
