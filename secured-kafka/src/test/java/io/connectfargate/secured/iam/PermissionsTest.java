package io.connectfargate.secured.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionsTest {
    private static final String ORDERS = "arn:aws:kafka:us-east-1:012345678910:topic/source/0000-1/orders";

    @Test
    void allowNothingWithoutPolicy() {
        assertThat(permissions().allows("kafka-cluster:ReadData", ORDERS)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "kafka-cluster:ReadData, arn:aws:kafka:us-east-1:012345678910:topic/source/0000-1/orders",
        "KAFKA-CLUSTER:readdata, arn:aws:kafka:us-east-1:012345678910:topic/source/0000-1/orders",
        "kafka-cluster:*Data, arn:aws:kafka:*:*:topic/source/*/orders",
        "*, *",
        "kafka-cluster:Read????, arn:aws:kafka:us-east-1:012345678910:topic/source/0000-1/order?",
    })
    void allowWhatAPatternMatches(String action, String resource) {
        assertThat(permissions(statement("Allow", action, resource)).allows("kafka-cluster:ReadData", ORDERS))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "kafka-cluster:Read, *",
        "kafka-cluster:ReadData2, *",
        "kafka-cluster:ReadDat?a, *",
        "kafka-cluster:*, arn:aws:kafka:us-east-1:012345678910:topic/target/0000-1/*",
        "kafka-cluster:*, arn:aws:kafka:us-east-1:012345678910:topic/source/0000-1/Orders",
        "kafka-cluster:*, arn:aws:kafka:us-east-1:012345678910:topic/source/0000-1/order",
        "kafka-cluster:*, arn:aws:kafka:us-east-1:012345678910:topic/source/0000-1/orders.",
    })
    void doNotAllowWhatAPatternDoesNotMatch(String action, String resource) {
        assertThat(permissions(statement("Allow", action, resource)).allows("kafka-cluster:ReadData", ORDERS))
                .isFalse();
    }

    @Test
    void denyWhatAnyPolicyDenies() {
        Permissions permissions =
                permissions(statement("Allow", "*", "*"), statement("Deny", "kafka-cluster:ReadData", "arn:*/orders"));

        assertThat(permissions.allows("kafka-cluster:ReadData", ORDERS)).isFalse();
        assertThat(permissions.allows("kafka-cluster:WriteData", ORDERS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Version\": \"2012-10-17\"}",
                "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Alow\", \"Action\": \"*\", \"Resource\": \"*\"}}",
                "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\"}}",
                "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"NotAction\": \"*\", \"Resource\": \"*\"}}",
                "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\","
                        + " \"Condition\": {}}}",
            })
    void comeFromNoPolicyThatIsNotUnderstood(String policy) {
        assertThatThrownBy(() -> Policy.parse(policy)).hasMessageStartingWith("Not a supported policy");
    }

    private static Permissions permissions(String... statements) {
        return new Permissions(Arrays.stream(statements)
                .map(statement -> "{\"Version\": \"2012-10-17\", \"Statement\": [" + statement + "]}")
                .map(Policy::parse)
                .toList());
    }

    private static String statement(String effect, String action, String resource) {
        return "{\"Effect\": \"%s\", \"Action\": [\"%s\"], \"Resource\": \"%s\"}".formatted(effect, action, resource);
    }
}
