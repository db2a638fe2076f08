package io.connectfargate.connect.rest;

import io.connectfargate.connect.WorkerProcess;
import io.connectfargate.embedded.EmbeddedKafka;
import java.io.IOException;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Map;

/** A worker as it is shipped, without credentials. */
final class OpenDoor implements AutoCloseable {
    /** Each that changes something, and one that nobody knows. */
    static final List<String> WRITES = List.of(
            "POST /connectors",
            "PUT /connectors/c/config",
            "PATCH /connectors/c/config",
            "POST /connectors/c/restart?includeTasks=true",
            "POST /connectors/c/tasks/0/restart",
            "PUT /connectors/c/pause",
            "PUT /connectors/c/resume",
            "PUT /connectors/c/stop",
            "DELETE /connectors/c",
            "PATCH /connectors/c/offsets",
            "DELETE /connectors/c/offsets",
            "PUT /connectors/c/topics/reset",
            "POST /connectors/c/tasks",
            "PUT /connectors/c/fence",
            "PUT /connector-plugins/MirrorHeartbeatConnector/config/validate",
            "PUT /admin/loggers/root",
            "DELETE /no/such/path");

    /** As an unauthenticated client can write it. */
    static final Map<String, String> SIGNED =
            Map.of("X-Connect-Authorization", "c3RyYW5nZXI=", "X-Connect-Request-Signature-Algorithm", "HmacSHA256");

    final EmbeddedKafka kafka = EmbeddedKafka.start();
    final WorkerProcess worker;

    OpenDoor() throws Exception {
        worker = WorkerProcess.start(Map.of("BROKERS", kafka.bootstrapServers(), "GROUP", "door"))
                .awaitHealthy();
    }

    @Override
    public void close() {
        worker.close();
        kafka.close();
    }

    RawHttp stranger() {
        return new RawHttp("localhost", worker.address().getPort());
    }

    /** An address of this machine that is not loopback. */
    static String elsewhere() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress()
                        && !address.isLinkLocalAddress()
                        && address.getAddress().length == 4)
                .findFirst()
                .orElseThrow()
                .getHostAddress();
    }

    static String config(String brokers) {
        return """
            {"connector.class":"org.apache.kafka.connect.mirror.MirrorHeartbeatConnector","tasks.max":"1",
             "source.cluster.alias":"a","target.cluster.alias":"b","heartbeats.topic.replication.factor":"1",
             "source.cluster.bootstrap.servers":"%1$s","target.cluster.bootstrap.servers":"%1$s"}\
            """.formatted(brokers);
    }
}
