package io.connectfargate.system.security;

import io.connectfargate.secured.iam.AwsEndpointMain;
import io.connectfargate.system.engine.Images;
import io.connectfargate.system.engine.WorkerContainer;
import java.time.Duration;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;

/** What ECS puts around a worker's container: the task's network, with the endpoint of its role's credentials on loopback. */
final class TaskContainer extends GenericContainer<TaskContainer> {
    static final String ROLE = "migration";
    static final String ROLE_ARN = "arn:aws:iam::012345678910:role/" + ROLE;

    private static final int PORT = 8099;
    private static final String AUTHORIZATION_TOKEN = "t0ken";

    /** @param seed that the brokers know, too */
    TaskContainer(Network network, String seed) {
        super(Images.BROKER);
        withNetwork(network);
        withExposedPorts(WorkerContainer.PORTS);
        withCreateContainerCmdModifier(
                command -> command.withEntrypoint(Images.brokerEntrypoint(AwsEndpointMain.class)));
        withEnv(Map.of(
                "ENDPOINT_PORT", Integer.toString(PORT),
                "ENDPOINT_AUTHORIZATION_TOKEN", AUTHORIZATION_TOKEN,
                "ENDPOINT_TASK_ROLE", ROLE_ARN,
                "ENDPOINT_SEED", seed));
        withRotation(Duration.ofHours(1), Duration.ofHours(6));
        waitingFor(Wait.forLogMessage(".*The endpoint answers.*", 1).withStartupTimeout(Duration.ofMinutes(3)));
    }

    /** How often the role's credentials change, and how long each are good for. */
    TaskContainer withRotation(Duration rotation, Duration lifetime) {
        withEnv("ENDPOINT_ROTATION_SECONDS", Long.toString(rotation.toSeconds()));
        return withEnv("ENDPOINT_LIFETIME_SECONDS", Long.toString(lifetime.toSeconds()));
    }

    /** The variables that ECS gives to the task's other containers. */
    static Map<String, String> environment() {
        return Map.of(
                "AWS_REGION",
                "us-east-1",
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                "http://127.0.0.1:" + PORT + "/credentials",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                AUTHORIZATION_TOKEN);
    }
}
