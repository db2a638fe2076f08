package io.connectfargate.configuration.connectors;

import io.connectfargate.connect.AllPermissions;
import io.connectfargate.secured.Identity;
import io.connectfargate.secured.Listener;
import io.connectfargate.secured.SecuredKafka;
import io.connectfargate.secured.Settings;
import io.connectfargate.secured.iam.AttachedPolicies;
import io.connectfargate.secured.iam.AwsEndpoint;
import io.connectfargate.secured.iam.CredentialIssuer;
import io.connectfargate.secured.iam.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A source with a topic for each {@link SourceVariant}, and the AWS around it. */
final class VariantsSource implements AutoCloseable {
    /** May be assumed by who names the external id. */
    static final String CONTRACT_ROLE = "arn:aws:iam::999999999999:role/contract";

    private static final String OTHER_ROLE = "arn:aws:iam::999999999999:role/partner";
    private static final String TASK_ROLE = "arn:aws:iam::012345678910:role/task";
    private static final String SEED = "seed";
    private static final String PASSWORD = "pa\"ss\\w$ord/&";

    private final SecuredKafka kafka;
    private final AwsEndpoint aws;
    private final EncryptedTokenEndpoint tokens;
    private final Identity identity;

    private VariantsSource(SecuredKafka kafka, AwsEndpoint aws) throws IOException {
        this.kafka = kafka;
        this.aws = aws;
        tokens = new EncryptedTokenEndpoint(kafka.authority().server("localhost"), URI.create(kafka.tokenUrl()));
        identity = kafka.authority().client("mirror");
    }

    /** @param directory where the files of variants are put */
    static VariantsSource start(Path directory) throws IOException, ExecutionException, InterruptedException {
        Path policies = Files.createDirectory(directory.resolve("policies"));
        allow(policies, "task", SourceVariant.TASK_ROLE);
        allow(policies, "partner", SourceVariant.OTHER_ROLE);
        allow(policies, "contract", SourceVariant.OTHER_ROLE_WITH_EXTERNAL_ID);
        SecuredKafka kafka = SecuredKafka.start(new Settings()
                .seed(SEED)
                .policies(policies)
                .plainUser("mirror", PASSWORD)
                .oauthClient("mirror", "t0ken"));
        AwsEndpoint aws = new AwsEndpoint(
                0,
                "t0ken",
                TASK_ROLE,
                new CredentialIssuer(SEED, Duration.ofMinutes(5), Duration.ofMinutes(15)),
                List.of(
                        new Trust(OTHER_ROLE, TASK_ROLE, Optional.empty()),
                        new Trust(CONTRACT_ROLE, TASK_ROLE, Optional.of("our contract"))));
        VariantsSource source = new VariantsSource(kafka, aws);
        source.fill();
        Files.writeString(
                directory.resolve("source-keystore.pem"), source.identity.key() + source.identity.certificateChain());
        Files.writeString(directory.resolve("source-truststore.pem"), source.trusted());
        return source;
    }

    String bootstrapServers(Listener listener) {
        return kafka.bootstrapServers(listener);
    }

    /** Of {@code User:CN=mirror}. */
    Identity identity() {
        return identity;
    }

    /** Who has signed the broker's certificate, PEM. */
    String trusted() {
        return kafka.authority().certificate();
    }

    /** What a task definition sets for the connectors, PEM in the forms that it may arrive in. */
    Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        variables.put("SOURCE_SSL_KEYSTORE_KEY", identity.key().replace("\n", "\\n"));
        variables.put(
                "SOURCE_SSL_KEYSTORE_CERTIFICATE_CHAIN",
                identity.certificateChain().replace("\n", " "));
        variables.put("SOURCE_SSL_TRUSTSTORE_CERTIFICATES", trusted());
        variables.put("SOURCE_USERNAME", "mirror");
        variables.put("SOURCE_PASSWORD", PASSWORD);
        variables.put("SOURCE_OAUTH_TOKEN_ENDPOINT_URL", tokens.url());
        variables.put("SOURCE_OAUTH_CLIENT_ID", "mirror");
        variables.put("SOURCE_OAUTH_CLIENT_SECRET", "t0ken");
        variables.put("SOURCE_ROLE_ARN", OTHER_ROLE);
        variables.put("SOURCE_ROLE_EXTERNAL_ID", "our contract");
        return variables;
    }

    /** What ECS sets for a task with a role. */
    Map<String, String> taskRole() {
        Map<String, String> variables = new HashMap<>(aws.environment());
        variables.put("AWS_REGION", "us-east-1");
        return variables;
    }

    @Override
    public void close() {
        tokens.close();
        aws.close();
        kafka.close();
    }

    private void fill() throws ExecutionException, InterruptedException {
        List<String> topics =
                Arrays.stream(SourceVariant.values()).map(SourceVariant::topic).toList();
        try (Admin admin = Admin.create(kafka.admin());
                KafkaProducer<String, String> producer =
                        new KafkaProducer<>(kafka.admin(), new StringSerializer(), new StringSerializer())) {
            admin.createTopics(topics.stream()
                            .map(topic -> new NewTopic(topic, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
            for (String topic : topics) {
                producer.send(new ProducerRecord<>(topic, "record")).get();
            }
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            "mirror", new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), PASSWORD)))
                    .all()
                    .get();
            AllPermissions.grant(admin, "User:mirror");
            AllPermissions.grant(admin, "User:CN=mirror");
        }
    }

    /** No other topic than its own. */
    private static void allow(Path policies, String role, SourceVariant variant) {
        new AttachedPolicies(policies).attach(role, "own", """
                        {"Version": "2012-10-17",
                         "Statement": [{"Effect": "Allow", "Action": "kafka-cluster:*",
                                        "Resource": ["*:cluster/*", "*:group/*", "*:topic/*/%s"]}]}
                        """.formatted(variant.topic()));
    }
}
