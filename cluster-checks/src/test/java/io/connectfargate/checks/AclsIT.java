package io.connectfargate.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connectfargate.checks.permission.Permission;
import io.connectfargate.secured.ClientProperties;
import io.connectfargate.secured.Listener;
import io.connectfargate.secured.SecuredKafka;
import io.connectfargate.secured.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Permissions by Kafka's ACLs. */
class AclsIT {
    private static SecuredKafka kafka;
    private static Admin admin;

    @BeforeAll
    static void start() throws Exception {
        kafka = SecuredKafka.start(new Settings().scramUser("connect", "password"));
        admin = Admin.create(kafka.admin());
        admin.createTopics(List.of(new NewTopic("old", 1, (short) 1))).all().get();
    }

    @AfterAll
    static void stop() {
        admin.close();
        kafka.close();
    }

    @AfterEach
    void revokeAll() throws Exception {
        admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get();
    }

    @Test
    void tellsAllThatIsMissingAndHowToAddIt() {
        // When
        List<String> problems = check(
                Checks.permission(AclOperation.READ, ResourceType.GROUP, "g"),
                Checks.permission(AclOperation.READ, ResourceType.TOPIC, "old"),
                Checks.permission(AclOperation.WRITE, ResourceType.TOPIC, "old"),
                Checks.permission(AclOperation.CREATE, ResourceType.TOPIC, "new"),
                Checks.permission(AclOperation.WRITE, ResourceType.TRANSACTIONAL_ID, "i"),
                Checks.permission(AclOperation.IDEMPOTENT_WRITE, ResourceType.CLUSTER, ""));

        // Then
        String begin = "The target cluster (BROKERS) does not allow User:connect ";
        String middle = ", needed to test it; add it with kafka-acls.sh --add --allow-principal 'User:connect' ";
        assertThat(problems)
                .containsExactlyInAnyOrder(
                        begin + "READ on group g" + middle + "--operation Read --group 'g'.",
                        begin + "READ and WRITE on topic old" + middle
                                + "--operation Read --operation Write --topic 'old'.",
                        begin + "CREATE (unless it exists) on topic new" + middle + "--operation Create --topic 'new'.",
                        begin + "WRITE on transactional id i" + middle + "--operation Write --transactional-id 'i'.",
                        begin + "IDEMPOTENT_WRITE on the cluster" + middle + "--operation IdempotentWrite --cluster.");
    }

    @Test
    void namesEachPermissionByItselfOnceItIsTakenAway() throws Exception {
        for (ResourceType type : List.of(ResourceType.GROUP, ResourceType.TOPIC, ResourceType.TRANSACTIONAL_ID)) {
            for (AclOperation operation : operations(type)) {
                // Given
                String name = "name-of-" + operation;
                allow(type, name, AclOperation.DESCRIBE);
                Permission permission = Checks.permission(operation, type, name);
                assertThat(check(permission)).as(permission.toString()).hasSize(1);

                // When
                allow(type, name, operation);

                // Then
                awaitAllowed(permission);
            }
        }
    }

    @Test
    void knowsThatThePermissionToCreateMayBeTheClusters() throws Exception {
        // Given: a topic that is hidden, and one that is known not to be there
        Permission hidden = Checks.permission(AclOperation.CREATE, ResourceType.TOPIC, "hidden");
        Permission absent = Checks.permission(AclOperation.CREATE, ResourceType.TOPIC, "absent");
        allow(ResourceType.TOPIC, "absent", AclOperation.DESCRIBE);
        assertThat(check(hidden, absent)).hasSize(2);

        // When
        allow(ResourceType.CLUSTER, "kafka-cluster", AclOperation.CREATE);

        // Then
        awaitAllowed(hidden, absent);
        assertThat(admin.listTopics().names().get()).doesNotContain("hidden", "absent");
    }

    @Test
    void needsNoPermissionToCreateWhatIsThere() throws Exception {
        // Given
        allow(ResourceType.TOPIC, "old", AclOperation.DESCRIBE);

        // Then
        awaitAllowed(Checks.permission(AclOperation.CREATE, ResourceType.TOPIC, "old"));
    }

    /** It asks about the right to write in the producer's name. */
    @Test
    void leavesAProducerAloneThatIsInATransaction() throws Exception {
        // Given
        allow(ResourceType.TRANSACTIONAL_ID, "busy", AclOperation.WRITE);
        Map<String, Object> settings = kafka.admin();
        settings.put("transactional.id", "busy");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("old", "value")).get();

            // When
            Permission write = Checks.permission(AclOperation.WRITE, ResourceType.TRANSACTIONAL_ID, "busy");
            awaitAllowed(write);

            // Then
            producer.commitTransaction();
        }
    }

    @Test
    void triesWhatItIsNotToldOfAHiddenTopic() throws Exception {
        // Given
        allow(ResourceType.TOPIC, "hidden", AclOperation.ALTER_CONFIGS);

        // Then: which brings DESCRIBE_CONFIGS with it
        awaitAllowed(
                Checks.permission(AclOperation.DESCRIBE_CONFIGS, ResourceType.TOPIC, "hidden"),
                Checks.permission(AclOperation.ALTER_CONFIGS, ResourceType.TOPIC, "hidden"));
        assertThat(check(
                        Checks.permission(AclOperation.DESCRIBE_CONFIGS, ResourceType.TOPIC, "other"),
                        Checks.permission(AclOperation.ALTER_CONFIGS, ResourceType.TOPIC, "other")))
                .singleElement()
                .asString()
                .contains(" DESCRIBE_CONFIGS and ALTER_CONFIGS on topic other,");
    }

    private static Set<AclOperation> operations(ResourceType type) {
        return switch (type) {
            case GROUP -> Set.of(AclOperation.READ);
            case TRANSACTIONAL_ID -> Set.of(AclOperation.WRITE);
            default ->
                Set.of(
                        AclOperation.READ,
                        AclOperation.WRITE,
                        AclOperation.CREATE,
                        AclOperation.ALTER,
                        AclOperation.DESCRIBE_CONFIGS,
                        AclOperation.ALTER_CONFIGS);
        };
    }

    /** Brokers take note of ACLs a little later. */
    private static void awaitAllowed(Permission... required) {
        await().atMost(Checks.TIMEOUT.multipliedBy(24))
                .untilAsserted(() -> assertThat(check(required)).isEmpty());
    }

    private static List<String> check(Permission... required) {
        return Checks.target(
                ClientProperties.scram(
                        kafka.bootstrapServers(Listener.SASL_SCRAM),
                        kafka.authority().certificate(),
                        "connect",
                        "password"),
                required);
    }

    private static void allow(ResourceType type, String name, AclOperation operation) throws Exception {
        admin.createAcls(List.of(new AclBinding(
                        new ResourcePattern(type, name, PatternType.LITERAL),
                        new AccessControlEntry("User:connect", "*", operation, AclPermissionType.ALLOW))))
                .all()
                .get();
    }
}
