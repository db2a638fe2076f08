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

    @Test
    void namesTheModulesWhoseImageCanBePushed() throws IOException {
        // Given
        List<String> pushable = new ArrayList<>();
        Matcher modules = Pattern.compile("<module>(.*)</module>").matcher(Files.readString(ROOT.resolve("pom.xml")));
        while (modules.find()) {
            String pom = Files.readString(ROOT.resolve(modules.group(1)).resolve("pom.xml"));
            if (pom.contains("<goal>${jib.goal}</goal>")) {
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
                    .contains("<image>${image.prefix}" + list.names().get(i) + ":${image.tag}</image>");
        }
    }
}
