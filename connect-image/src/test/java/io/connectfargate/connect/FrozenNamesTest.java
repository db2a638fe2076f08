package io.connectfargate.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.checks.connection.WorkerVariable;
import io.connectfargate.connect.config.Variables;
import java.util.Arrays;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.apache.kafka.connect.mirror.ConfigPropertyFilter;
import org.apache.kafka.connect.mirror.ReplicationPolicy;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Names that stored connector configurations, task definitions and worker properties of users hold. A class may move: then its old
 * name stays as a thin alias.
 */
class FrozenNamesTest {
    @ParameterizedTest
    @CsvSource({
        "com.amazonaws.kafka.samples.CustomMM2ReplicationPolicy, policy",
        "io.connectfargate.replication.SameNameReplicationPolicy, policy",
        "io.connectfargate.connect.profile.AcceptedProperties, filter",
        "io.connectfargate.connect.converter.UnchangedBytesHeaderConverter, converter",
        "io.connectfargate.connect.rest.PreflightExtension, extension",
        "io.connectfargate.connect.security.EnvironmentVariables, provider",
        "io.connectfargate.connect.security.MountedFiles, provider",
        "io.connectfargate.connect.security.MountedFolders, provider",
        "io.connectfargate.connect.security.FileCredentials, handler",
        "io.connectfargate.connect.security.ReloadingSslEngineFactory, engine"
    })
    void areThoseOfClassesThatKafkaCanMake(String name, String kind) throws Exception {
        Class<?> type = switch (kind) {
            case "policy" -> ReplicationPolicy.class;
            case "filter" -> ConfigPropertyFilter.class;
            case "converter" -> HeaderConverter.class;
            case "extension" -> ConnectRestExtension.class;
            case "provider" -> ConfigProvider.class;
            case "handler" -> AuthenticateCallbackHandler.class;
            default -> SslEngineFactory.class;
        };

        assertThat(Class.forName(name).getConstructor().newInstance()).isInstanceOf(type);
    }

    @ParameterizedTest
    @CsvSource({"io.connectfargate.connect.WorkerLauncher", "io.connectfargate.connect.health.Probe"})
    void areThoseOfProgramsInTheImage(String name) throws Exception {
        assertThat(Class.forName(name).getMethod("main", String[].class)).isNotNull();
    }

    @Test
    void areTheLaunchersWhereSentencesAboutClustersNameVariables() {
        assertThat(Arrays.stream(WorkerVariable.values()).map(Enum::name))
                .isSubsetOf(Arrays.stream(Variables.values()).map(Enum::name).toList());
    }
}
