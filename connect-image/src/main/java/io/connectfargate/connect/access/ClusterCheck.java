package io.connectfargate.connect.access;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** Tries whether a cluster can be used. Changes nothing on it. */
public final class ClusterCheck {
    private ClusterCheck() {}

    /**
     * What is wrong, as sentences.
     *
     * @param required all of it is looked at, so that all that is missing is told at once
     * @param timeout how long a broker has to answer; finding out why it did not takes a little longer
     * @return empty if the cluster is usable
     */
    public static List<String> problems(ClusterClient client, Collection<Permission> required, Duration timeout) {
        return find(client, required, timeout).stream().map(Problem::sentence).toList();
    }

    /** As {@link #problems}, with what can be done about each. */
    public static List<Problem> find(ClusterClient client, Collection<Permission> required, Duration timeout) {
        Map<String, Object> settings = new HashMap<>(client.settings());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        try (Admin admin = Admin.create(settings)) {
            admin.describeCluster().nodes().get();
            return List.of();
        } catch (ExecutionException e) {
            return List.of(new Problem(Problem.Kind.PASSING, client + ": " + e.getCause()));
        } catch (KafkaException e) {
            return List.of(new Problem(Problem.Kind.SETTINGS, client + ": " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
