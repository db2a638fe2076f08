package io.connectfargate.checks.permission;

import io.connectfargate.checks.connection.ClientCertificate;
import io.connectfargate.checks.connection.ClientSettings;

/**
 * Whom brokers take a client for.
 *
 * @param name for sentences
 * @param principal for ACLs
 */
record ClientPrincipal(String name, String principal) {
    static ClientPrincipal of(ClientSettings settings) {
        if (settings.isIam()) {
            String role =
                    settings.loginOption("awsRoleArn").map("the role "::concat).orElse("the role of this task");
            return new ClientPrincipal(role, "");
        }
        String user = user(settings);
        return user.isEmpty()
                ? new ClientPrincipal("this client", "User:<its name>")
                : new ClientPrincipal("User:" + user, "User:" + user);
    }

    /** Empty if only the brokers know. */
    private static String user(ClientSettings settings) {
        return switch (settings.protocol()) {
            case PLAINTEXT -> "ANONYMOUS";
            case SSL ->
                ClientCertificate.of(settings.config())
                        .map(certificate ->
                                certificate.getSubjectX500Principal().getName())
                        .orElse("ANONYMOUS");
            default -> settings.loginOption("username").orElse("");
        };
    }
}
