package io.connectfargate.quickstart.takeover;

import io.connectfargate.client.WorkerImage;
import io.connectfargate.client.WorkerJvm;
import io.connectfargate.quickstart.offsets.MirroredClusters;
import io.connectfargate.testsupport.FreePorts;
import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Kafka's own dedicated MirrorMaker 2, as {@code connect-mirror-maker.sh} starts it, in a JVM of its own. */
final class DedicatedMirrorMaker {
    private final Process process;

    /** Copies a topic under its own name from the one cluster to the other, with every default but the number of replicas. */
    DedicatedMirrorMaker(MirroredClusters clusters, String topic, Path folder) throws IOException {
        Path properties = folder.resolve("mm2.properties");
        Files.write(
                properties,
                List.of(
                        "clusters = source, dest",
                        "source.bootstrap.servers = " + clusters.source.bootstrapServers(),
                        "dest.bootstrap.servers = " + clusters.target.bootstrapServers(),
                        "source->dest.enabled = true",
                        "source->dest.topics = " + topic,
                        "dest->source.enabled = false",
                        "replication.policy.class = org.apache.kafka.connect.mirror.IdentityReplicationPolicy",
                        "replication.factor = 1",
                        "checkpoints.topic.replication.factor = 1",
                        "heartbeats.topic.replication.factor = 1",
                        "offset-syncs.topic.replication.factor = 1",
                        "offset.storage.replication.factor = 1",
                        "status.storage.replication.factor = 1",
                        "config.storage.replication.factor = 1"));
        process = new WorkerJvm(WorkerImage.in(SourceTree.find().workerImage()), "256m", folder, FreePorts.take())
                .with("-XX:TieredStopAtLevel=1")
                .process(
                        WorkerJvm.inherited(),
                        folder.resolve("mm2.log"),
                        "org.apache.kafka.connect.mirror.MirrorMaker",
                        properties.toString())
                .start();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** By kill -9: it stores nothing any more. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(30, TimeUnit.SECONDS);
    }
}
