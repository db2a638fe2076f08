package io.connectfargate.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

class RegionsTest {

    @Test
    void listsTheRegionsOfTheAwsSdkWithTheirDomains() throws IOException {
        // Given
        List<String> known = Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .map(region -> region.id() + " " + PartitionMetadata.of(region).dnsSuffix())
                .sorted()
                .toList();

        // When
        List<String> listed =
                Files.readAllLines(Path.of(System.getProperty("root.dir"), "publishing", "regions.txt")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .toList();

        // Then
        assertThat(listed).isEqualTo(known);
    }
}
