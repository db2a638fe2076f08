package io.connectfargate.migration.logs;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.client.ConnectRest;
import io.connectfargate.client.ConnectRest.Answer;
import io.connectfargate.migration.Failure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** As a worker reports it. */
public final class CopiedOffsets implements CopyState {
    private static final String SOURCE_CONNECTOR = "org.apache.kafka.connect.mirror.MirrorSourceConnector";

    private final ConnectRest rest;
    private final String sourceAlias;

    /** @param sourceAlias the cluster's name in Connect's offsets */
    public CopiedOffsets(ConnectRest rest, String sourceAlias) {
        this.rest = rest;
        this.sourceAlias = sourceAlias;
    }

    @Override
    public List<String> connectors() throws InterruptedException {
        List<String> names = new ArrayList<>();
        JsonNode all = get("/connectors?expand=info");
        all.properties().forEach(entry -> {
            JsonNode config = entry.getValue().path("info").path("config");
            boolean copies = config.path("connector.class").asText().equals(SOURCE_CONNECTOR)
                    || config.path("connector.class").asText().equals("MirrorSourceConnector");
            if (copies && config.path("source.cluster.alias").asText("source").equals(sourceAlias)) {
                names.add(entry.getKey());
            }
        });
        return names;
    }

    @Override
    public Map<TopicPartition, Long> read() throws InterruptedException {
        Map<TopicPartition, Long> copied = new HashMap<>();
        for (String connector : connectors()) {
            for (JsonNode entry :
                    get("/connectors/" + encoded(connector) + "/offsets").path("offsets")) {
                JsonNode key = entry.path("partition");
                JsonNode offset = entry.path("offset").path("offset");
                // Heartbeats and checkpoints have other keys.
                if (offset.isNumber() && key.path("cluster").asText().equals(sourceAlias)) {
                    TopicPartition partition = new TopicPartition(
                            key.path("topic").asText(), key.path("partition").asInt());
                    copied.merge(partition, offset.asLong(), Math::max);
                }
            }
        }
        return copied;
    }

    /** Each of the connectors is stopped, which stores its last offsets. */
    @Override
    public boolean isStopped() throws InterruptedException {
        JsonNode all = get("/connectors?expand=status");
        for (String connector : connectors()) {
            if (!all.path(connector)
                    .path("status")
                    .path("connector")
                    .path("state")
                    .asText()
                    .equals("STOPPED")) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String origin() {
        return "the worker at " + rest.address();
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode get(String path) throws InterruptedException {
        Answer answer = rest.send("GET", path, "");
        if (!answer.isAccepted()) {
            throw new Failure(
                    ExitCode.UNAVAILABLE,
                    "The worker at " + rest.address() + " responded to GET " + path + " with " + answer.status()
                            + ". Run the command again once the worker is healthy.");
        }
        return answer.json();
    }
}
