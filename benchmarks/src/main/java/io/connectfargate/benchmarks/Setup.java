package io.connectfargate.benchmarks;

import io.connectfargate.client.ConnectorFile;
import io.connectfargate.client.WorkerImage;
import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a benchmark needs of the checkout, and where it may write.
 *
 * @param image the worker's, which stock workers run in, too
 * @param connector the source connector's file as users get it
 * @param output everything that the benchmark writes goes here; exists
 */
record Setup(WorkerImage image, ConnectorFile connector, Path output) {
    private static final Path PROCESS = Path.of("/proc/self/status");

    /** @throws Failure naming every file that is missing */
    static Setup find() {
        SourceTree tree = SourceTree.find();
        Path connector = tree.connectors("no-auth").resolve("mm2-msc-no-auth.json");
        List<Path> needed = new ArrayList<>(WorkerImage.files(tree.workerImage()));
        needed.addAll(List.of(connector, PROCESS));
        tree.missing(needed).ifPresent(missing -> {
            throw new Failure(missing + " It requires Linux and a built checkout: run benchmarks/exactly-once.sh");
        });
        try {
            Path output = Files.createDirectories(tree.home().resolve("benchmarks/target/exactly-once"));
            return new Setup(WorkerImage.in(tree.workerImage()), ConnectorFile.read(connector), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
