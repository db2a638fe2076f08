package io.connectfargate.checks.diagnosis;

import io.connectfargate.checks.connection.ClientSettings;
import io.connectfargate.checks.connection.WorkerVariable;
import org.apache.kafka.common.config.SaslConfigs;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Why a broker did not believe who the client is, or why the client could not present its identity. */
final class SaslFailure {
    static final Explanation NO_REGION = Explanation.refused(
            "cannot authenticate this client: no AWS region is set, and the host name contains none",
            "set AWS_REGION to the region of the cluster");

    private static final String IAM_HANDLER = "software.amazon.msk.auth.iam.IAMClientCallbackHandler";

    private final ClientSettings settings;

    SaslFailure(ClientSettings settings) {
        this.settings = settings;
    }

    Explanation explain(Throwable failure) {
        if (settings.isIam()) {
            return iam(failure);
        }
        String reason = failure.getMessage();
        return switch (settings.mechanism()) {
            case "PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512" ->
                Explanation.refused(
                        "rejected the user " + user() + " or its password (" + settings.mechanism() + ")",
                        "check " + credentials());
            case "OAUTHBEARER" ->
                Explanation.refused(
                        "rejected the token of this client: " + reason,
                        "check audience, scope and issuer of the tokens against what the brokers expect");
            default ->
                Explanation.refused(
                        "rejected this client (" + settings.mechanism() + "): " + reason,
                        "check " + settings.name(SaslConfigs.SASL_JAAS_CONFIG));
        };
    }

    /** Java 17 has Kafka break the connection off silently if it is not; later ones report it as any other failure. */
    static boolean isRegionKnown() {
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion() != null;
        } catch (SdkException e) {
            return false;
        }
    }

    private Explanation iam(Throwable failure) {
        String text = Causes.text(failure);
        if (text.contains("Unable to load region") || text.contains("region could not be resolved")) {
            return NO_REGION;
        }
        String handler = SaslConfigs.SASL_CLIENT_CALLBACK_HANDLER_CLASS;
        if (settings.mechanism().equals("AWS_MSK_IAM") && settings.config().getClass(handler) == null) {
            return Explanation.refused(
                    "cannot authenticate this client: " + settings.name(handler)
                            + " is missing; a client cannot sign for AWS_MSK_IAM without it",
                    "set it to " + IAM_HANDLER);
        }
        String role = settings.loginOption("awsRoleArn").orElse("");
        if (Causes.has(failure, SdkException.class)) {
            return role.isEmpty()
                    ? Explanation.refused(
                            "cannot authenticate this client: no AWS credentials found",
                            "give the ECS task definition a taskRoleArn, and check that the task reaches its credentials endpoint")
                    : Explanation.refused(
                            "cannot authenticate this client: the role " + role + " could not be assumed: "
                                    + Causes.root(failure),
                            "allow sts:AssumeRole on it in the task role's policy and in its own trust policy");
        }
        return Explanation.refused(
                "rejected " + (role.isEmpty() ? "the role of this task" : "the role " + role) + " (IAM): "
                        + failure.getMessage(),
                "allow kafka-cluster:Connect on the cluster in the role's policy, and check that it is the role meant");
    }

    private String user() {
        return settings.loginOption("username")
                .or(() -> settings.loginOption("usernameFile").map("in "::concat))
                .orElse("of this client");
    }

    private String credentials() {
        return settings.isOfWorker()
                ? WorkerVariable.USERNAME + " and " + WorkerVariable.PASSWORD
                : "user and password in " + settings.name(SaslConfigs.SASL_JAAS_CONFIG);
    }
}
