package io.connectfargate.secured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectfargate.secured.iam.AwsEndpoint;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whom the IAM listener authenticates, and for what, with the client library that MSK's users have. */
class IamIT {
    @RegisterExtension
    static final IamCluster cluster = new IamCluster();

    @Test
    void letsInTaskRole() throws Exception {
        assertThat(IamCluster.topicsSeen(cluster.client())).containsExactly(IamCluster.TOPIC);
    }

    @Test
    void refusesRoleWithoutConnectAndTellsNoReason() {
        // Given
        cluster.detach("task", "connect");

        // Then
        assertAccessDenied(cluster.client());
    }

    @Test
    void refusesWhatIsSignedForAnotherRegion() {
        // Given
        System.setProperty("aws.region", "eu-central-1");

        // Then
        assertAccessDenied(cluster.client());
    }

    @Test
    void refusesCredentialsOfAnotherIssuer() throws Exception {
        try (AwsEndpoint other = IamCluster.endpoint("other seed", Duration.ofMinutes(2))) {
            // Given
            cluster.useCredentialsOf(other);

            // Then
            assertAccessDenied(cluster.client());
        }
    }

    @Test
    void asksForEachActionByName() throws Exception {
        // Given: neither does WriteData bring DescribeTopic, nor WriteData WriteDataIdempotently
        cluster.detach("task", "topic");
        cluster.allow("task", "write", "kafka-cluster:WriteData", IamCluster.TOPIC_ARN);
        assertThatThrownBy(() -> write(cluster.client())).hasRootCauseInstanceOf(TopicAuthorizationException.class);
        cluster.allow("task", "topic", "kafka-cluster:DescribeTopic", IamCluster.TOPIC_ARN);
        assertThatThrownBy(() -> write(cluster.client())).hasRootCauseInstanceOf(ClusterAuthorizationException.class);

        // When
        cluster.allow("task", "idempotence", "kafka-cluster:WriteDataIdempotently", IamCluster.ARN);

        // Then
        write(cluster.client());
    }

    @Test
    void seesAtOnceThatAPolicyWasDetached() throws Exception {
        try (Admin admin = Admin.create(cluster.client())) {
            // Given
            assertThat(admin.listTopics().names().get()).containsExactly(IamCluster.TOPIC);

            // When
            cluster.detach("task", "topic");

            // Then
            assertThat(admin.listTopics().names().get()).isEmpty();
        }
    }

    private static void write(Map<String, Object> client) throws ExecutionException, InterruptedException {
        client.put("max.block.ms", "10000");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(IamCluster.TOPIC, "value")).get();
        }
    }

    private static void assertAccessDenied(Map<String, Object> client) {
        assertThatThrownBy(() -> IamCluster.topicsSeen(client))
                .hasRootCauseInstanceOf(SaslAuthenticationException.class)
                .rootCause()
                .hasMessageMatching("\\[[0-9a-f-]{36}]: Access denied");
    }
}
