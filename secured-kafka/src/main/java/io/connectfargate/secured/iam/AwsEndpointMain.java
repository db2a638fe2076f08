package io.connectfargate.secured.iam;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * An {@link AwsEndpoint} in a process of its own: in a container whose network the worker's container shares.
 *
 * <p>Read from the environment, required unless said otherwise:
 *
 * <ul>
 *   <li>{@code ENDPOINT_PORT}: of loopback
 *   <li>{@code ENDPOINT_AUTHORIZATION_TOKEN}: what the SDK has to show
 *   <li>{@code ENDPOINT_TASK_ROLE}: ARN
 *   <li>{@code ENDPOINT_SEED}: the brokers'
 *   <li>{@code ENDPOINT_ROTATION_SECONDS}, {@code ENDPOINT_LIFETIME_SECONDS}
 *   <li>{@code ENDPOINT_TRUST}: optional, a line {@code role-ARN principal-ARN [external-id]} for each role that may be
 *       assumed
 * </ul>
 */
public final class AwsEndpointMain {
    private AwsEndpointMain() {}

    /** Runs until SIGTERM. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> environment = System.getenv();
        CredentialIssuer issuer = new CredentialIssuer(
                environment.get("ENDPOINT_SEED"),
                seconds(environment.get("ENDPOINT_ROTATION_SECONDS")),
                seconds(environment.get("ENDPOINT_LIFETIME_SECONDS")));
        List<Trust> trust = environment
                .getOrDefault("ENDPOINT_TRUST", "")
                .lines()
                .map(line -> line.split(" "))
                .map(words ->
                        new Trust(words[0], words[1], words.length > 2 ? Optional.of(words[2]) : Optional.empty()))
                .toList();
        new AwsEndpoint(
                Integer.parseInt(environment.get("ENDPOINT_PORT")),
                environment.get("ENDPOINT_AUTHORIZATION_TOKEN"),
                environment.get("ENDPOINT_TASK_ROLE"),
                issuer,
                trust);
        System.out.println("The endpoint answers");
        new CountDownLatch(1).await();
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(Long.parseLong(text));
    }
}
