package io.connectfargate.system.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.client.WorkerImage;
import io.connectfargate.client.WorkerJvm;
import io.connectfargate.testsupport.SourceTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the quickstart, benchmarks and tests start a worker with, next to what the image starts. */
class WorkerFlagsIT {
    @Test
    void areTheImages() throws Exception {
        List<String> expected = new ArrayList<>(List.of("java"));
        expected.addAll(WorkerImage.flags(SourceTree.find().workerImage()));
        expected.add("-cp");

        assertThat(ImageLayers.entrypoint(Path.of(System.getProperty("worker.image.tar"))))
                .startsWith(expected.toArray(String[]::new))
                .endsWith(WorkerJvm.LAUNCHER);
    }
}
