package io.connectfargate.checks;

import io.connectfargate.checks.connection.AccessThreads;
import io.connectfargate.checks.connection.Address;
import io.connectfargate.checks.connection.Brokers;
import io.connectfargate.checks.connection.ClientSettings;
import io.connectfargate.checks.connection.ClusterClient;
import io.connectfargate.checks.diagnosis.ClusterProblems;
import io.connectfargate.checks.diagnosis.Diagnosis;
import io.connectfargate.checks.diagnosis.Explanation;
import io.connectfargate.checks.diagnosis.Problem;
import io.connectfargate.checks.diagnosis.Reach;
import io.connectfargate.checks.diagnosis.SettingsFailure;
import io.connectfargate.checks.diagnosis.TokenFailure;
import io.connectfargate.checks.permission.MissingPermissions;
import io.connectfargate.checks.permission.Permission;
import io.connectfargate.checks.permission.PermissionCheck;
import io.connectfargate.checks.permission.TopicPermissions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.NodeApiVersions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.MetadataRequestData.MetadataRequestTopic;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.MetadataResponse;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/** Checks whether a cluster can be used. Changes nothing on it. */
public final class ClusterCheck {
    /** Kafka 2.1's, the oldest that Kafka 4's clients support. */
    private static final short OLDEST_FETCH = 10;
    /** Since Kafka 2.3 brokers report what a client may do with a topic. */
    private static final short TELLING_METADATA = 8;

    private static final Explanation TOO_OLD = Explanation.refused(
            "runs a Kafka older than 2.1, which the clients of Kafka 4 do not support",
            "upgrade the brokers to 2.1 or newer first");
    private static final Explanation NO_BROKER =
            Explanation.refused("belongs to a controller, which does not serve clients", "use a port of the brokers");

    private final ClientSettings settings;
    private final Duration timeout;
    private final ClusterProblems problems;

    private ClusterCheck(ClientSettings settings, Duration timeout) {
        this.settings = settings;
        this.timeout = timeout;
        this.problems = new ClusterProblems(settings.client());
    }

    /**
     * What is wrong, as sentences.
     *
     * @param required all of it is checked, so that all that is missing is reported at once
     * @param timeout how long a broker has to answer; finding out why it did not takes a little longer
     * @return empty if the cluster is usable
     */
    public static List<String> problems(ClusterClient client, Collection<Permission> required, Duration timeout) {
        return find(client, required, timeout).stream().map(Problem::sentence).toList();
    }

    /** As {@link #problems}, with what can be done about each. */
    public static List<Problem> find(ClusterClient client, Collection<Permission> required, Duration timeout) {
        return find(client, brokers -> required, timeout);
    }

    /** What a client must be allowed to do, if that depends on what a broker shows it. */
    public interface Needs {
        /**
         * Looks, on an authenticated connection.
         *
         * @throws IOException if the connection breaks
         */
        Collection<Permission> of(Brokers brokers) throws IOException;
    }

    /** As {@link #problems}, where what is required depends on what a broker shows. */
    public static List<Problem> find(ClusterClient client, Needs needs, Duration timeout) {
        ClientSettings settings;
        try {
            settings = new ClientSettings(client, timeout);
        } catch (KafkaException e) {
            return List.of(new ClusterProblems(client).of(SettingsFailure.explain(e)));
        }
        return new ClusterCheck(settings, timeout).run(needs);
    }

    private List<Problem> run(Needs needs) {
        try (Brokers brokers = new Brokers(settings.config(), timeout)) {
            List<Address> addresses = settings.addresses();
            List<Problem> strange = settings.isSasl() ? greet(addresses) : List.of();
            if (!strange.isEmpty()) {
                return strange;
            }
            return brokers.connect(addresses) ? examine(brokers, needs) : problems.of(diagnosed(brokers.failures()));
        } catch (KafkaException | IllegalArgumentException e) {
            return List.of(problems.of(
                    settings.isSasl() && settings.mechanism().equals("OAUTHBEARER")
                            ? new TokenFailure(settings).explain(e)
                            : SettingsFailure.explain(e)));
        }
    }

    /**
     * Kafka's SASL reads whatever comes first as the size of a response, and has no limit: better not talk to an unknown
     * server.
     */
    private List<Problem> greet(List<Address> addresses) {
        SecurityProtocol open = settings.isTls() ? SecurityProtocol.SSL : SecurityProtocol.PLAINTEXT;
        try (Brokers brokers =
                new Brokers(settings.with(Map.of(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, open.name)), timeout)) {
            return brokers.connect(addresses) ? List.of() : problems.of(diagnosed(brokers.failures()));
        }
    }

    private List<Problem> examine(Brokers brokers, Needs needs) {
        if (brokers.versions().apiVersion(ApiKeys.METADATA) == null) {
            return problems.of(Map.of(brokers.address(), NO_BROKER));
        }
        if (isTooOld(brokers.versions())) {
            return problems.of(Map.of(brokers.address(), TOO_OLD));
        }
        try {
            Collection<Permission> required = needs.of(brokers);
            MetadataResponse metadata = metadata(brokers, required);
            Set<Address> advertised = new LinkedHashSet<>();
            metadata.brokers().forEach(node -> advertised.add(Address.of(node)));
            Address bootstrap = brokers.address();
            Map<Address, Explanation> unreachable = advertised(brokers, advertised);
            if (!unreachable.isEmpty()) {
                return problems.of(bootstrap, unreachable);
            }
            TopicPermissions topics = new TopicPermissions(settings, metadata);
            return new MissingPermissions(settings).problems(new PermissionCheck(brokers, topics).missing(required));
        } catch (IOException | AuthenticationException e) {
            return problems.of(diagnosed(Map.of(brokers.address(), e)));
        }
    }

    static boolean isTooOld(NodeApiVersions versions) {
        return versions.apiVersion(ApiKeys.FETCH).maxVersion() < OLDEST_FETCH;
    }

    private MetadataResponse metadata(Brokers brokers, Collection<Permission> required) throws IOException {
        MetadataRequestData request = new MetadataRequestData().setAllowAutoTopicCreation(false);
        request.setIncludeTopicAuthorizedOperations(
                brokers.versions().apiVersion(ApiKeys.METADATA).maxVersion() >= TELLING_METADATA);
        List<MetadataRequestTopic> topics = required.stream()
                .filter(permission -> permission.resource() == ResourceType.TOPIC)
                .map(Permission::name)
                .distinct()
                .map(name -> new MetadataRequestTopic().setName(name))
                .toList();
        request.setTopics(topics);
        return (MetadataResponse) brokers.ask(new MetadataRequest.Builder(request));
    }

    /** What is wrong with the addresses that brokers give to their clients. */
    private Map<Address, Explanation> advertised(Brokers brokers, Set<Address> advertised) {
        Set<Address> others = new LinkedHashSet<>(advertised);
        boolean known = others.remove(brokers.address());
        Map<Address, Explanation> unreachable = Reach.failures(others, timeout);
        if (!unreachable.isEmpty() || known || others.isEmpty()) {
            return unreachable;
        }
        // Certificates may have other names than the address that led here.
        return brokers.connect(new ArrayList<>(others)) ? Map.of() : diagnosed(brokers.failures());
    }

    /** All at the same time, since each may take as long as a broker has to answer. */
    private Map<Address, Explanation> diagnosed(Map<Address, Exception> failures) {
        Diagnosis diagnosis = new Diagnosis(settings, timeout);
        Map<Address, CompletableFuture<Explanation>> answers = new LinkedHashMap<>();
        failures.forEach((address, failure) -> answers.put(
                address, CompletableFuture.supplyAsync(() -> diagnosis.of(address, failure), AccessThreads.ALL)));
        Map<Address, Explanation> explanations = new LinkedHashMap<>();
        answers.forEach((address, answer) -> explanations.put(address, answer.join()));
        return explanations;
    }
}
