package io.connectfargate.configuration.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.connect.WorkerProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;

/**
 * What another tool leaves that has copied {@link Migration#TOPIC} and was stopped, and the commands that continue after it. It may have
 * been any of the three: its group on the source is {@link Migration#CONSUMER_GROUP}.
 */
final class OldTool {
    static final String WORKERS = "old";
    static final String OFFSETS = "connect-offsets-old";

    /** How the files name the migrated topics. */
    private static final String TOPICS = "shop.";

    /** It has no name. */
    private static final String CLUSTER = "";

    private static final String CONNECTOR = "mm2-msc";
    private static final List<String> STORE = List.of("--offsets-topic", OFFSETS, "--worker-group", WORKERS);

    private final TwoClusters clusters;
    private final Path file;
    private final String config;

    /** @param folder an empty one */
    OldTool(Deployment deployment, Path folder) throws IOException {
        clusters = deployment.clusters();
        Map<String, String> connector = deployment.connector(CONNECTOR);
        connector.put("name", CONNECTOR);
        connector.put("topics", Migration.TOPIC);
        config = new ObjectMapper().writeValueAsString(connector);
        file = Files.writeString(folder.resolve(CONNECTOR + ".json"), config);
    }

    /** Leaves copies and offsets on the target; the source has its records and its group's offset already. */
    void leave() throws ExecutionException, InterruptedException {
        TopicPartition copied = new TopicPartition(Migration.TOPIC, 0);
        int records = clusters.sourceData().read(copied).size();
        ClusterData target = clusters.targetData();
        target.create(List.of(
                new NewTopic(Migration.TOPIC, 2, (short) 1),
                new NewTopic(OFFSETS, 1, (short) 1).configs(Map.of("cleanup.policy", "compact"))));
        target.write(copied, records);
        String partition = "\"partition\":0,\"topic\":\"" + Migration.TOPIC + "\"}]";
        String value = "{\"offset\":" + (records - 1) + "}";
        target.write(OFFSETS, "[\"MirrorSourceConnector\",{\"cluster\":\"source\"," + partition, value);
        target.write(OFFSETS, "[\"replicator\",{" + partition, value);
    }

    /** Creates the connector that continues, as a takeover does: it is stopped, and stays so. */
    void createConnector(WorkerProcess worker) throws IOException, InterruptedException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode body = json.createObjectNode().put("name", CONNECTOR).put("initial_state", "STOPPED");
        body.set("config", json.readTree(config));
        HttpResponse<String> answer = worker.request("POST", "/connectors", body.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /** Every command, as an operator runs it. */
    List<List<String>> commands(Operator operator) {
        return List.of(mirrorMaker1(operator), mirrorMaker2(operator), replicator(operator), export(operator));
    }

    /** Whether a permission on the target is for one of them. */
    static boolean needsOnTarget(String resource) {
        return List.of(TOPICS, WORKERS, OFFSETS, CLUSTER).contains(resource);
    }

    /** Those of them that need a permission. */
    List<List<String>> commandsThatNeed(Operator operator, String cluster, String permission, String resource) {
        if (resource.equals(CLUSTER) && cluster.equals("target")) {
            return commands(operator);
        }
        return switch (resource) {
            case Migration.CONSUMER_GROUP -> List.of(mirrorMaker1(operator), replicator(operator));
            case WORKERS -> List.of(mirrorMaker2(operator), replicator(operator), export(operator));
            case OFFSETS ->
                permission.toLowerCase(Locale.ROOT).contains("write")
                        ? List.of(export(operator))
                        : List.of(mirrorMaker2(operator), replicator(operator), export(operator));
            default -> List.of(mirrorMaker1(operator), mirrorMaker2(operator), replicator(operator));
        };
    }

    private List<String> mirrorMaker1(Operator operator) {
        return takeover(operator, List.of("mm1", "--group", Migration.CONSUMER_GROUP));
    }

    private List<String> mirrorMaker2(Operator operator) {
        return takeover(operator, with(List.of("mm2"), STORE));
    }

    private List<String> replicator(Operator operator) {
        return takeover(operator, with(List.of("replicator", "--group", Migration.CONSUMER_GROUP), STORE));
    }

    private List<String> takeover(Operator operator, List<String> tool) {
        return with(
                with(with(List.of("takeover"), tool), List.of("--connector", file.toString())), operator.everything());
    }

    private static List<String> export(Operator operator) {
        return with(
                with(with(List.of("export", "replicator"), STORE), List.of("--name", CONNECTOR)),
                operator.everything());
    }

    private static List<String> with(List<String> first, List<String> others) {
        List<String> all = new ArrayList<>(first);
        all.addAll(others);
        return all;
    }
}
