package io.connectfargate.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variables as other images call them, and misspelt ones: what is said leads to the right one, or nowhere. */
class OtherImagesTest {
    @TempDir
    private Path directory;

    private TestEnvironment environment;

    @BeforeEach
    void setUp() {
        environment = new TestEnvironment(directory);
    }

    @Test
    void pointsAtNoPropertyOfAnotherMeaning() {
        environment.put("CONNECT_CONSUMER_FETCH_MIN_WAIT_MS", "1");
        environment.put("CONNECT_MY_PLUGINS_KEY", "1");

        environment.read();

        assertThat(environment.errors.sentences())
                .hasSize(2)
                .noneMatch(sentence -> sentence.contains("nearest"))
                .allMatch(sentence -> sentence.contains("KAFKA_CONNECT_PROPERTIES_S3_URI"));
    }

    @Test
    void pointsAtGroupWhenItsPropertyIsMisspelt() {
        environment.put("CONNECT_GRUP_ID", "x");

        environment.read();

        assertThat(environment.errors.sentences()).singleElement().asString().contains("nearest is GROUP;");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    CONNECT_LOG4J_ROOT_LOGLEVEL                     | LOG_LEVEL instead
                    CONNECT_LOG4J_LOGGERS                           | LOG_LEVEL is the root's level
                    CONNECT_LOG4J_APPENDER_STDOUT_LAYOUT_CONVERSIONPATTERN | LOG_FORMAT
                    CONNECT_INTERNAL_KEY_CONVERTER                  | no internal converters
                    CONNECT_INTERNAL_VALUE_CONVERTER_SCHEMAS_ENABLE | no internal converters
                    CONNECT_ZOOKEEPER_CONNECT                       | needs no ZooKeeper
                    CONNECT_REST_PORT                               | CONNECT_LISTENERS=http://0.0.0.0:8083 instead
                    CONNECT_REST_HOST_NAME                          | CONNECT_LISTENERS=http://0.0.0.0:8083 instead
                    CONNECT_CUB_KAFKA_TIMEOUT                       | STARTUP_TIMEOUT_SECONDS instead
                    CONNECT_KAFKA_HEAP_OPTS                         | JDK_JAVA_OPTIONS instead
                    CONNECT_CONFLUENT_TOPIC_REPLICATION_FACTOR      | this image contains no Confluent components
                    CONNECT_LOG_LEVEL                               | LOG_LEVEL instead, without CONNECT_
                    """)
    void saysWhatIsCalledOtherwiseHere(String variable, String expected) {
        environment.put(variable, "1");

        environment.read();

        assertThat(environment.errors.sentences())
                .singleElement()
                .asString()
                .startsWith(variable + " ")
                .contains(expected)
                .doesNotContain("CONNECT_HEADER_CONVERTER", "nearest");
    }

    @Test
    void namesTheVariableThatStandsInForARequiredOne() {
        environment.variables.clear();
        environment.put("BOOTSTRAP_SERVERS", "b-1:9092");
        environment.put("CONNECT_GROUP_ID", "g");

        environment.read();

        assertThat(environment.errors.sentences())
                .hasSize(2)
                .anyMatch(sentence ->
                        sentence.startsWith("BROKERS is not set, but BOOTSTRAP_SERVERS is: here it is BROKERS."))
                .anyMatch(sentence ->
                        sentence.startsWith("GROUP is not set, but CONNECT_GROUP_ID is: here it is GROUP."));
    }
}
