package io.connectfargate.migration.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.connectfargate.secured.Identity;
import io.connectfargate.secured.Listener;
import io.connectfargate.secured.SecuredKafka;
import io.connectfargate.secured.Settings;
import io.connectfargate.secured.iam.AttachedPolicies;
import io.connectfargate.secured.iam.AwsEndpoint;
import io.connectfargate.secured.iam.CredentialIssuer;
import io.connectfargate.secured.iam.Trust;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** A source with a listener for each authentication mode, next to what AWS gives to a task. */
final class SecuredSource implements AutoCloseable {
    private static final String ROLE = "arn:aws:iam::012345678910:role/task";
    private static final String OTHER_ROLE = "arn:aws:iam::999999999999:role/partner";
    private static final String CLUSTER = "arn:aws:kafka:us-east-1:012345678910:cluster/source/0000-1";
    private static final String SEED = "seed";
    private static final String NAME = "ann";
    private static final String SECRET = "pa\"ss";

    private final SecuredKafka kafka;
    private final AwsEndpoint aws;

    /** @param folder for the roles' policies */
    SecuredSource(Path folder) throws Exception {
        AttachedPolicies policies = new AttachedPolicies(folder);
        for (String role : List.of("task", "partner")) {
            policies.attach(role, "all", """
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["kafka-cluster:*"],
                     "Resource": ["arn:aws:kafka:us-east-1:012345678910:*/source/0000-1*", "%s"]}]}""".formatted(CLUSTER));
        }
        kafka = SecuredKafka.start(new Settings()
                .seed(SEED)
                .clusterArn(CLUSTER)
                .policies(folder)
                .scramUser(NAME, SECRET)
                .plainUser(NAME, SECRET)
                .oauthClient(NAME, SECRET));
        aws = new AwsEndpoint(
                0,
                "t0ken",
                ROLE,
                new CredentialIssuer(SEED, Duration.ofHours(1), Duration.ofHours(2)),
                List.of(new Trust(OTHER_ROLE, ROLE, Optional.empty())));
        createTopicForAll();
    }

    private void createTopicForAll() throws Exception {
        try (Admin admin = Admin.create(kafka.admin())) {
            admin.createTopics(List.of(new NewTopic("orders", 1, (short) 1)))
                    .all()
                    .get();
            admin.createAcls(List.of(new AclBinding(
                            new ResourcePattern(ResourceType.TOPIC, "orders", PatternType.LITERAL),
                            new AccessControlEntry("User:*", "*", AclOperation.ALL, AclPermissionType.ALLOW))))
                    .all()
                    .get();
        }
    }

    String address(Listener listener) {
        return kafka.bootstrapServers(listener);
    }

    /** What a task definition sets. */
    Map<String, String> variables() {
        Identity identity = kafka.authority().client(NAME);
        Map<String, String> variables = new HashMap<>(aws.environment());
        variables.putAll(Map.of(
                "SOURCE_USERNAME",
                NAME,
                "SOURCE_PASSWORD",
                SECRET,
                "SOURCE_SSL_TRUSTSTORE_CERTIFICATES",
                kafka.authority().certificate(),
                "SOURCE_SSL_KEYSTORE_KEY",
                identity.key(),
                "SOURCE_SSL_KEYSTORE_CERTIFICATE_CHAIN",
                identity.certificateChain(),
                "SOURCE_OAUTH_TOKEN_ENDPOINT_URL",
                kafka.tokenUrl(),
                "SOURCE_OAUTH_CLIENT_ID",
                NAME,
                "SOURCE_OAUTH_CLIENT_SECRET",
                SECRET,
                "SOURCE_ROLE_ARN",
                OTHER_ROLE,
                "AWS_REGION",
                "us-east-1"));
        return variables;
    }

    /** Writes a trust store with the authority that signs the brokers' certificates. */
    Path trustStore(Path file, String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "authority",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(
                                kafka.authority().certificate().getBytes(UTF_8))));
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }

    @Override
    public void close() {
        aws.close();
        kafka.close();
    }
}
