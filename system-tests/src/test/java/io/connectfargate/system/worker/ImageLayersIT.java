package io.connectfargate.system.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a push transfers after a change, and a pull at each start of a task. */
class ImageLayersIT {
    private static final long KILOBYTE = 1_000;
    private static final long MEGABYTE = 1_000_000;

    private static List<ImageLayers.Layer> layers;

    @BeforeAll
    static void read() throws IOException {
        layers = ImageLayers.of(Path.of(System.getProperty("worker.image.tar")));
        for (ImageLayers.Layer layer : layers) {
            System.out.printf(
                    "Layer of %,d bytes with %,d files, such as %s%n",
                    layer.bytes(), layer.files().size(), layer.files().get(0));
        }
        System.out.printf("Image of %,d bytes%n", size());
    }

    @Test
    void pushesKilobytesWhenOurCodeChanges() {
        assertThat(layers.stream()
                        .filter(layer -> layer.files().stream()
                                .anyMatch(file ->
                                        file.matches(".*/(connect-image|replication-policy|ledger)-[^/]*\\.jar")))
                        .toList())
                .isNotEmpty()
                .allSatisfy(layer ->
                        assertThat(layer.bytes()).as(layer.files().toString()).isLessThan(1000 * KILOBYTE));
    }

    @Test
    void keepsTheExportersRulesApartFromItsJar() {
        assertThat(layers.stream()
                        .filter(layer -> layer.files().contains("opt/connect/kafka-connect.yml"))
                        .toList())
                .singleElement()
                .satisfies(layer -> assertThat(layer.bytes()).isLessThan(50 * KILOBYTE));
    }

    @Test
    void staysSmall() {
        // 86 MB with the base made on the spot; every Fargate task pulls it again.
        assertThat(size()).isLessThan(100 * MEGABYTE);
    }

    private static long size() {
        return layers.stream().mapToLong(ImageLayers.Layer::bytes).sum();
    }
}
