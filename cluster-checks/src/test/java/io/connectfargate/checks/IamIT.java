package io.connectfargate.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.secured.Jaas;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a task with MSK's IAM lacks to be authenticated: credentials, a region, the permission to connect. */
class IamIT {
    @TempDir
    static Path policies;

    private static IamTask task;

    @BeforeAll
    static void start() throws Exception {
        task = new IamTask(policies);
    }

    @AfterAll
    static void stop() {
        task.close();
    }

    @BeforeEach
    void begin() {
        task.begin();
    }

    @AfterEach
    void end() {
        task.end();
    }

    @Test
    void saysThatTheRoleMayNotConnect() {
        // Given
        task.allow("kafka-cluster:DescribeTopic");

        // Then
        assertThat(Checks.target(task.client()))
                .singleElement()
                .asString()
                .matches("The target cluster \\(BROKERS\\) cannot be used: " + task.address()
                        + " rejected the role of this task \\(IAM\\): \\[[0-9a-f-]{36}]: Access denied; allow"
                        + " kafka-cluster:Connect on the cluster in the role's policy, and check that it is the role"
                        + " meant\\.");
    }

    @Test
    void saysThatThereAreNoCredentials() {
        // Given
        System.clearProperty("aws.containerCredentialsFullUri");
        String expected = "The target cluster (BROKERS) cannot be used: " + task.address()
                + " cannot authenticate this client: no AWS credentials found; give the ECS task definition a taskRoleArn, and check"
                + " that the task reaches its credentials endpoint.";

        // Then
        assertThat(Checks.target(task.client())).containsExactly(expected);
        System.setProperty("aws.containerCredentialsFullUri", task.environment("AWS_ENDPOINT_URL_STS") + "/none");
        assertThat(Checks.target(task.client())).containsExactly(expected);
    }

    @Test
    void namesTheLineThatIsMissingAndNoPermission() {
        // Given
        Map<String, Object> client = task.client();
        client.remove("sasl.client.callback.handler.class");

        // Then
        assertThat(Checks.source(client))
                .containsExactly("The source cluster (source.cluster.bootstrap.servers of mm2-msc) cannot be used: "
                        + task.address()
                        + " cannot authenticate this client: source.cluster.sasl.client.callback.handler.class"
                        + " of mm2-msc is missing; a client cannot sign for AWS_MSK_IAM without it; set it to"
                        + " software.amazon.msk.auth.iam.IAMClientCallbackHandler.");
    }

    @Test
    void saysThatTheWordRequiredIsMissing() {
        // Given
        Map<String, Object> client = task.client();
        client.put("sasl.jaas.config", "software.amazon.msk.auth.iam.IAMLoginModule;");

        // Then
        assertThat(Checks.target(client))
                .containsExactly("The target cluster (BROKERS) cannot be used: sasl.jaas.config cannot be read: the"
                        + " word required does not follow its login module; write it as the module's class, a blank,"
                        + " required, its options, and a semicolon.");
    }

    @Test
    void saysThatTheLoginIsMissing() {
        // Given
        Map<String, Object> client = task.client();
        client.remove("sasl.jaas.config");

        // Then
        assertThat(Checks.target(client))
                .containsExactly(
                        "The target cluster (BROKERS) cannot be used: sasl.jaas.config is missing, which names the login"
                                + " of this client; set it, for AWS_MSK_IAM to"
                                + " software.amazon.msk.auth.iam.IAMLoginModule required; with the semicolon.");
    }

    @Test
    void saysThatThereIsNoRegion() {
        // Given
        System.clearProperty("aws.region");

        // Then
        assertThat(Checks.target(task.client()))
                .containsExactly("The target cluster (BROKERS) cannot be used: " + task.address()
                        + " cannot authenticate this client: no AWS region is set, and the host name contains none; set AWS_REGION"
                        + " to the region of the cluster.");
    }

    @Test
    void namesTheRoleThatWasNotHandedOut() {
        // Given
        Map<String, Object> client = task.client();
        client.put(
                "sasl.jaas.config",
                Jaas.line(
                        "software.amazon.msk.auth.iam.IAMLoginModule",
                        Map.of(
                                "awsRoleArn",
                                IamTask.OTHER_ROLE,
                                "awsRoleExternalId",
                                "another contract",
                                "awsAddDefaultProviders",
                                "false",
                                "awsMaxRetries",
                                "0")));

        // Then
        assertThat(Checks.source(client))
                .singleElement()
                .asString()
                .startsWith("The source cluster (source.cluster.bootstrap.servers of mm2-msc) cannot be used: "
                        + task.address() + " cannot authenticate this client: the role " + IamTask.OTHER_ROLE
                        + " could not be assumed: ")
                .endsWith("; allow sts:AssumeRole on it in the task role's policy and in its own trust policy.");
    }
}
