package io.connectfargate.connect;

import io.connectfargate.secured.ClientProperties;
import io.connectfargate.secured.Listener;
import io.connectfargate.secured.SecuredKafka;
import io.connectfargate.secured.Settings;
import io.connectfargate.secured.iam.AttachedPolicies;
import io.connectfargate.secured.iam.SessionCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Two clusters with ACLs, and what a worker and its connectors need to use them: SCRAM on both sides, a user for each. */
public final class SecuredMigration implements AutoCloseable {
    public static final String READER = "reader";
    static final String WRITER = "writer";
    private static final String PASSWORD = "s3cr3t/&$%1";

    private static final String ROLE = "reader-role";

    private final Path folder = Files.createTempDirectory(Path.of("target"), "policies-");
    private final AttachedPolicies policies = new AttachedPolicies(folder);
    private final SecuredKafka source =
            SecuredKafka.start(new Settings().scramUser(READER, PASSWORD).policies(folder.toAbsolutePath()));
    private final SecuredKafka target = SecuredKafka.start(new Settings().scramUser(WRITER, PASSWORD));
    private final Admin sourceAdmin = Admin.create(source.admin());
    private final Admin targetAdmin = Admin.create(target.admin());

    public SecuredMigration() throws IOException {}

    /** The worker is the target's super user, so that connectors alone lack permissions. */
    public Map<String, String> worker(String group) {
        Map<String, String> environment = new TreeMap<>();
        target.admin()
                .forEach((name, value) -> environment.put(
                        "CONNECT_" + name.replace('.', '_').toUpperCase(Locale.ROOT), value.toString()));
        environment.put("BROKERS", environment.remove("CONNECT_BOOTSTRAP_SERVERS"));
        environment.put("GROUP", group);
        environment.put("SOURCE_PASSWORD", PASSWORD);
        environment.put("TARGET_PASSWORD", PASSWORD);
        SessionCredentials role = source.credentials("arn:aws:iam::012345678910:role/" + ROLE, Duration.ofHours(1));
        environment.put("AWS_ACCESS_KEY_ID", role.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", role.secretAccessKey());
        environment.put("AWS_SESSION_TOKEN", role.sessionToken());
        environment.put("AWS_REGION", "us-east-1");
        return environment;
    }

    public Admin sourceAdmin() {
        return sourceAdmin;
    }

    Admin targetAdmin() {
        return targetAdmin;
    }

    /** A connector of this type, with good credentials. */
    public Map<String, String> connector(String type) {
        Map<String, String> config = new TreeMap<>();
        config.put("connector.class", "org.apache.kafka.connect.mirror." + type);
        config.put("source.cluster.alias", "msksource");
        config.put("target.cluster.alias", "mskdest");
        put(config, "source.cluster.", source, READER, "${env:SOURCE_PASSWORD}");
        put(config, "target.cluster.", target, WRITER, "${env:TARGET_PASSWORD}");
        config.put("replication.policy.class", "io.connectfargate.replication.SameNameReplicationPolicy");
        config.put("topics", "orders");
        config.put("groups", "billing");
        config.put("offset-syncs.topic.location", "target");
        for (String factor : List.of("", "offset-syncs.topic.", "checkpoints.topic.", "heartbeats.topic.")) {
            config.put(factor + "replication.factor", "1");
        }
        config.put("sync.topic.acls.enabled", "false");
        return config;
    }

    /** Has a connector read the source by the worker's IAM role. */
    public void readAsRole(Map<String, String> config) {
        config.keySet().removeIf(name -> name.startsWith("source.cluster.") && !name.endsWith(".alias"));
        ClientProperties.iam(
                        source.bootstrapServers(Listener.IAM),
                        source.authority().certificate())
                .forEach((name, value) -> config.put("source.cluster." + name, value.toString()));
    }

    /** Allows the role these actions, and no others any longer. */
    public void allowRole(String... actions) {
        String list = Arrays.stream(actions)
                .map(action -> "\"kafka-cluster:" + action + "\"")
                .collect(Collectors.joining(","));
        policies.attach(
                ROLE,
                "read",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":[" + list
                        + "],\"Resource\":\"*\"}}");
    }

    /** Puts another password into a configuration of {@link #connector}. */
    public static void setPassword(Map<String, String> config, String cluster, String password) {
        config.computeIfPresent(
                cluster + ".cluster.sasl.jaas.config",
                (name, line) -> line.replaceAll(
                        "password=\"[^\"]*\"", Matcher.quoteReplacement("password=\"" + password + "\"")));
    }

    public static String json(Map<String, String> config) {
        List<String> fields = new ArrayList<>();
        config.forEach((name, value) -> fields.add("\"%s\":\"%s\""
                .formatted(
                        name, value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))));
        return "{" + String.join(",", fields) + "}";
    }

    public static void createTopics(Admin admin, String... names) throws ExecutionException, InterruptedException {
        List<NewTopic> topics = new ArrayList<>();
        for (String name : names) {
            topics.add(new NewTopic(name, 1, (short) 1));
        }
        admin.createTopics(topics).all().get();
    }

    public void allowSource(AclOperation operation, ResourceType type, String name) throws Exception {
        sourceAdmin
                .createAcls(List.of(acl(READER, operation, type, name)))
                .all()
                .get();
    }

    public void allowTarget(AclOperation operation, ResourceType type, String name) throws Exception {
        targetAdmin
                .createAcls(List.of(acl(WRITER, operation, type, name)))
                .all()
                .get();
    }

    public void takeFromSource(AclOperation operation, ResourceType type, String name) throws Exception {
        sourceAdmin
                .deleteAcls(List.of(acl(READER, operation, type, name).toFilter()))
                .all()
                .get();
    }

    @Override
    public void close() {
        sourceAdmin.close();
        targetAdmin.close();
        source.close();
        target.close();
    }

    private static AclBinding acl(String user, AclOperation operation, ResourceType type, String name) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }

    private static void put(
            Map<String, String> config, String prefix, SecuredKafka kafka, String user, String password) {
        Map<String, Object> client = new HashMap<>(ClientProperties.scram(
                kafka.bootstrapServers(Listener.SASL_SCRAM), kafka.authority().certificate(), user, password));
        client.forEach((name, value) -> config.put(prefix + name, value.toString()));
    }
}
