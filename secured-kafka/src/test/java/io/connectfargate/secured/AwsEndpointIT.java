package io.connectfargate.secured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connectfargate.secured.iam.AwsEndpoint;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The credentials that a task gets, with the AWS SDK in the client library that MSK's users have. */
class AwsEndpointIT {
    @RegisterExtension
    static final IamCluster cluster = new IamCluster();

    @Test
    void givesNoCredentialsForWrongToken() {
        // Given
        System.setProperty("aws.containerAuthorizationToken", "another");

        // Then
        assertThatThrownBy(() -> IamCluster.topicsSeen(cluster.client()))
                .hasStackTraceContaining("Failed to find AWS IAM Credentials");
    }

    @Test
    void letsTaskRoleAssumeAnotherOneWithItsExternalId() throws Exception {
        // Given: the task role itself may nothing
        cluster.detachAll();
        cluster.allow("partner", "connect", "kafka-cluster:Connect", IamCluster.ARN);
        cluster.allow("partner", "topic", "kafka-cluster:DescribeTopic", IamCluster.TOPIC_ARN);

        // Then
        assertThat(IamCluster.topicsSeen(assuming(IamCluster.OTHER_ROLE, "our contract")))
                .containsExactly(IamCluster.TOPIC);
        assertThatThrownBy(() -> IamCluster.topicsSeen(assuming(IamCluster.OTHER_ROLE, "another contract")))
                .hasStackTraceContaining("Failed to find AWS IAM Credentials");
        assertThatThrownBy(
                        () -> IamCluster.topicsSeen(assuming("arn:aws:iam::999999999999:role/unknown", "our contract")))
                .hasStackTraceContaining("Failed to find AWS IAM Credentials");
    }

    @Test
    void authenticatesAgainOverARotation() {
        try (Admin admin = Admin.create(cluster.client())) {
            // Given: after so many times, the first credentials are worth nothing
            double often = 2.0 * IamCluster.LIFETIME.toSeconds() / IamCluster.REAUTHENTICATION.toSeconds();

            // When
            await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
                assertThat(admin.listTopics().names().get()).containsExactly(IamCluster.TOPIC);
                assertThat(total(admin, "successful-reauthentication-total")).isGreaterThan(often);
            });

            // Then
            assertThat(total(admin, "failed-reauthentication-total")).isZero();
        }
    }

    /** The same without a rotation, so that the test above cannot pass because nobody checks the time. */
    @Test
    void refusesExpiredCredentialsAtTheNextAuthentication() throws Exception {
        try (AwsEndpoint stuck = IamCluster.endpoint(IamCluster.SEED, Duration.ofSeconds(6))) {
            // Given
            cluster.useCredentialsOf(stuck);
            try (Admin admin = Admin.create(cluster.client())) {
                assertThat(admin.listTopics().names().get()).containsExactly(IamCluster.TOPIC);

                // Then
                await().atMost(Duration.ofMinutes(3))
                        .untilAsserted(() -> assertThatThrownBy(
                                        () -> admin.listTopics().names().get())
                                .hasRootCauseInstanceOf(SaslAuthenticationException.class)
                                .hasMessageContaining("Access denied"));
            }
        }
    }

    private static Map<String, Object> assuming(String role, String externalId) {
        Map<String, Object> client = cluster.client();
        client.put(
                "sasl.jaas.config",
                Jaas.line(
                        "software.amazon.msk.auth.iam.IAMLoginModule",
                        Map.of(
                                "awsRoleArn",
                                role,
                                "awsRoleExternalId",
                                externalId,
                                "awsAddDefaultProviders",
                                "false",
                                "awsMaxRetries",
                                "0")));
        return client;
    }

    private static double total(Admin admin, String name) {
        return admin.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals(name))
                .map(Metric::metricValue)
                .mapToDouble(value -> (double) value)
                .sum();
    }
}
