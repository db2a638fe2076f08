package io.connectfargate.connect.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectfargate.connect.findings.Findings;
import io.connectfargate.connect.metrics.RestartsMXBean;
import io.connectfargate.connect.rejection.Rejections;
import java.lang.management.ManagementFactory;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Instant;
import java.util.Map;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.ObjectName;

/**
 * What this worker alone knows, for the one that leads: its findings, how often it restarted what failed, and which connectors'
 * offset syncs fail here. {@code GET /migration/worker}. Thread-safe.
 */
public final class WorkerNews {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RESTARTS = "io.connectfargate:type=Restarts";

    private final Findings findings = Findings.OF_THIS_WORKER;
    private final SyncFailures syncs = new SyncFailures();

    /** As another worker reads it. */
    public ObjectNode now() {
        ObjectNode news = JSON.createObjectNode();
        ArrayNode known = news.putArray("findings");
        findings.all()
                .values()
                .forEach(checked -> checked.findings()
                        .forEach(finding -> known.addObject()
                                .put("connector", finding.finding().connector())
                                .put("kind", finding.finding().kind().toString())
                                .put("key", finding.finding().key())
                                .put("sentence", finding.finding().sentence())
                                .put("since", finding.since().toString())));
        ObjectNode restarts = news.putObject("restarts");
        restarts()
                .forEach((connector, count) -> restarts.putObject(connector)
                        .put("restarts", count.getRestarts())
                        .put("givenUp", count.getGivenUp()));
        ObjectNode rejected = news.putObject("rejected");
        Rejections.OF_THIS_WORKER.topics().forEach((connector, topics) -> {
            ObjectNode own = rejected.putObject(connector);
            topics.forEach(own::put);
        });
        ObjectNode failing = news.putObject("offsetSyncsFail");
        synchronized (syncs) {
            syncs.now(Instant.now()).forEach((connector, since) -> failing.put(connector, since.toString()));
        }
        return news;
    }

    private static Map<String, RestartsMXBean.Count> restarts() {
        try {
            return JMX.newMXBeanProxy(
                            ManagementFactory.getPlatformMBeanServer(), new ObjectName(RESTARTS), RestartsMXBean.class)
                    .getConnectors();
        } catch (JMException | UndeclaredThrowableException e) {
            // Not registered yet: nothing was restarted.
            return Map.of();
        }
    }

    /** The restarts of a connector, if this worker has had it. */
    static JsonNode restarts(JsonNode news, String connector) {
        return news.path("restarts").path(connector);
    }
}
