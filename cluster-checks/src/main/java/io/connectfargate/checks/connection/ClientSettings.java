package io.connectfargate.checks.connection;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.JaasContext;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/** The properties of a {@link ClusterClient} as Kafka understands them, and as the user named them. */
public final class ClientSettings {
    private static final String BOOTSTRAP = "bootstrap.servers";
    private static final String IAM_PACKAGE = "software.amazon.msk.auth.iam.";

    private final ClusterClient client;
    private final AdminClientConfig config;

    /**
     * @param timeout for what a client waits for without a limit of its own
     * @throws org.apache.kafka.common.KafkaException if Kafka rejects them
     */
    public ClientSettings(ClusterClient client, Duration timeout) {
        this.client = client;
        Map<String, Object> settings = new HashMap<>(client.settings());
        String limit = Long.toString(timeout.toMillis());
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "connect-access-check");
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, limit);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, limit);
        settings.putIfAbsent(SaslConfigs.SASL_LOGIN_CONNECT_TIMEOUT_MS, limit);
        settings.putIfAbsent(SaslConfigs.SASL_LOGIN_READ_TIMEOUT_MS, limit);
        // One attempt: the caller of the check decides whether there will be another.
        settings.put(SaslConfigs.SASL_LOGIN_RETRY_BACKOFF_MS, "1");
        settings.put(SaslConfigs.SASL_LOGIN_RETRY_BACKOFF_MAX_MS, "1");
        this.config = new AdminClientConfig(settings);
    }

    /** What they are the properties of. */
    public ClusterClient client() {
        return client;
    }

    /** As Kafka understands them. */
    public AdminClientConfig config() {
        return config;
    }

    /** The same with other properties. */
    public AdminClientConfig with(Map<String, String> others) {
        Map<String, Object> settings = new HashMap<>(config.originals());
        settings.putAll(others);
        return new AdminClientConfig(settings);
    }

    /** The bootstrap servers. */
    public List<Address> addresses() {
        return Address.parse(config.getList(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
    }

    /** How the client speaks to brokers. */
    public SecurityProtocol protocol() {
        return SecurityProtocol.forName(config.getString(AdminClientConfig.SECURITY_PROTOCOL_CONFIG));
    }

    /** Whether connections are encrypted. */
    public boolean isTls() {
        return protocol() == SecurityProtocol.SSL || protocol() == SecurityProtocol.SASL_SSL;
    }

    /** Whether the client authenticates with SASL. */
    public boolean isSasl() {
        return protocol() == SecurityProtocol.SASL_PLAINTEXT || protocol() == SecurityProtocol.SASL_SSL;
    }

    /** The SASL mechanism, which says nothing unless {@link #isSasl}. */
    public String mechanism() {
        return config.getString(SaslConfigs.SASL_MECHANISM);
    }

    /** What a port must speak for this client. */
    public PortProtocol portProtocol() {
        return new PortProtocol(protocol(), isSasl() ? List.of(mechanism()) : List.of());
    }

    /** Whether MSK's IAM decides what this client may do. */
    public boolean isIam() {
        Class<?> login = config.getClass(SaslConfigs.SASL_LOGIN_CALLBACK_HANDLER_CLASS);
        return isSasl()
                && (mechanism().equals("AWS_MSK_IAM")
                        || login != null && login.getName().startsWith(IAM_PACKAGE));
    }

    /** An option of the login module in {@code sasl.jaas.config}, which may hold a secret. */
    public Optional<String> loginOption(String name) {
        return isSasl()
                ? JaasContext.loadClientContext(config.values()).configurationEntries().stream()
                        .map(entry -> (String) entry.getOptions().get(name))
                        .filter(value -> value != null)
                        .findFirst()
                : Optional.empty();
    }

    /** Whether they come from the environment of a worker, and not from a connector's configuration. */
    public boolean isOfWorker() {
        return client.label().equals(WorkerVariable.BROKERS.name());
    }

    /** What the user calls a property: next to the address, with the same prefix or in the same environment. */
    public String name(String property) {
        if (isOfWorker()) {
            return WorkerVariable.ofProperty(property);
        }
        return client.label().contains(BOOTSTRAP) ? client.label().replace(BOOTSTRAP, property) : property;
    }
}
