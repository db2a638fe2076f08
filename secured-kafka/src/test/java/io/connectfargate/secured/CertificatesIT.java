package io.connectfargate.secured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** Certificates that one side must not accept from the other. */
class CertificatesIT {
    private final Authority authority = Authority.create();

    @Test
    void ofExpiredBrokerAreRefused() {
        assertRefused(new Settings().identity(authority.expired("localhost", "localhost")), "validity check failed");
    }

    @Test
    void ofBrokerWithAnotherNameAreRefused() {
        assertRefused(
                new Settings().identity(authority.server("kafka.example.com")),
                "No subject alternative DNS name matching localhost found");
    }

    @Test
    void ofUnknownAuthorityAreRefused() {
        assertRefused(new Settings().identity(Authority.create().server("localhost")), "PKIX path validation failed");
    }

    @Test
    void ofClientsAreRefusedIfExpiredOrUnknown() throws Exception {
        try (SecuredKafka kafka = SecuredKafka.start(new Settings().authority(authority))) {
            assertThat(describe(mtls(kafka, authority.client("good")))).isNotNull();
            for (Identity other :
                    List.of(authority.expired("late"), Authority.create().client("outsider"))) {
                assertThatThrownBy(() -> describe(mtls(kafka, other)))
                        .hasRootCauseMessage("Received fatal alert: certificate_unknown");
            }
        }
    }

    private void assertRefused(Settings settings, String message) {
        try (SecuredKafka kafka = SecuredKafka.start(settings)) {
            assertThatThrownBy(() -> describe(
                            ClientProperties.tls(kafka.bootstrapServers(Listener.TLS), authority.certificate())))
                    .hasStackTraceContaining(message);
        }
    }

    private static Map<String, Object> mtls(SecuredKafka kafka, Identity identity) {
        return ClientProperties.mtls(
                kafka.bootstrapServers(Listener.TLS), kafka.authority().certificate(), identity);
    }

    private static String describe(Map<String, Object> client) throws ExecutionException, InterruptedException {
        client.put("default.api.timeout.ms", "10000");
        client.put("request.timeout.ms", "5000");
        try (Admin admin = Admin.create(client)) {
            return admin.describeCluster().clusterId().get();
        }
    }
}
