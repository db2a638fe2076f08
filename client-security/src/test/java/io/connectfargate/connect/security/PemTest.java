package io.connectfargate.connect.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.secured.Authority;
import io.connectfargate.secured.Identity;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PemTest {
    /** How a text with line breaks may arrive in an environment variable. */
    enum Form {
        WITH_LINE_BREAKS {
            @Override
            String of(String pem) {
                return pem;
            }
        },
        WITH_WINDOWS_LINE_BREAKS {
            @Override
            String of(String pem) {
                return pem.replace("\n", "\r\n");
            }
        },
        WITH_WRITTEN_LINE_BREAKS {
            @Override
            String of(String pem) {
                return pem.replace("\n", "\\n");
            }
        },
        ON_ONE_LINE {
            @Override
            String of(String pem) {
                return pem.replace("\n", " ").strip();
            }
        };

        abstract String of(String pem);
    }

    private final Authority authority = Authority.create();
    private final Identity identity = authority.client("mirror");

    @ParameterizedTest
    @EnumSource
    void kafkaReadsKeyAndWholeChainInEveryForm(Form form) throws Exception {
        // Given
        Map<String, Object> settings =
                new HashMap<>(new ConfigDef().withClientSslSupport().defaultValues());
        settings.putAll(new ConfigDef()
                .withClientSslSupport()
                .parse(Map.of(
                        "ssl.keystore.type", "PEM",
                        "ssl.keystore.key", Pem.withLineBreaks(form.of(identity.key())),
                        "ssl.keystore.certificate.chain", Pem.withLineBreaks(form.of(identity.certificateChain())),
                        "ssl.truststore.type", "PEM",
                        "ssl.truststore.certificates",
                                Pem.withLineBreaks(form.of(authority.certificate()
                                        + Authority.create().certificate())))));

        // When
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            factory.configure(settings);

            // Then
            assertThat(factory.truststore().size()).isEqualTo(2);
            assertThat(factory.keystore().getCertificateChain("kafka")).hasSize(2);
        }
    }

    @Test
    void keepsHeadersAndDropsWhatStandsBetween() {
        String pem =
                "Bag Attributes\n-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,AB\n\nMII=\n"
                        + "-----END RSA PRIVATE KEY-----\nsubject=CN = x\n";

        assertThat(Pem.withLineBreaks(pem))
                .isEqualTo("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,AB\n\nMII=\n"
                        + "-----END RSA PRIVATE KEY-----\n");
    }

    @Test
    void leavesEverythingElseAsItIs() {
        assertThat(Pem.withLineBreaks("a\\nb -----BEGIN CERTIFICATE----- c"))
                .isEqualTo("a\\nb -----BEGIN CERTIFICATE----- c");
    }
}
