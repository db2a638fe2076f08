package io.connectfargate.connect.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.connectfargate.checks.permission.Permission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

class WorkerPermissionsTest {
    @Test
    void namesGroupAndTopicsAsConfigured() {
        assertThat(permissions("disabled"))
                .extracting(
                        permission -> permission.operation() + " " + permission.resource() + " " + permission.name())
                .containsExactly(
                        "READ GROUP g",
                        "DESCRIBE GROUP g",
                        "READ TOPIC c",
                        "WRITE TOPIC c",
                        "DESCRIBE TOPIC c",
                        "DESCRIBE_CONFIGS TOPIC c",
                        "CREATE TOPIC c",
                        "READ TOPIC o",
                        "WRITE TOPIC o",
                        "DESCRIBE TOPIC o",
                        "DESCRIBE_CONFIGS TOPIC o",
                        "CREATE TOPIC o",
                        "READ TOPIC s",
                        "WRITE TOPIC s",
                        "DESCRIBE TOPIC s",
                        "DESCRIBE_CONFIGS TOPIC s",
                        "CREATE TOPIC s");
    }

    @Test
    void asksForTheLeadersTransactionsOnlyWhereThereAreSome() {
        for (String support : List.of("preparing", "enabled")) {
            assertThat(permissions(support))
                    .filteredOn(permission -> permission.resource() == ResourceType.TRANSACTIONAL_ID)
                    .extracting(Permission::operation, Permission::name)
                    .as(support)
                    .containsExactly(
                            tuple(AclOperation.WRITE, "connect-cluster-g"),
                            tuple(AclOperation.DESCRIBE, "connect-cluster-g"));
        }
    }

    private static List<Permission> permissions(String exactlyOnceSupport) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "bootstrap.servers", "any:1",
                "group.id", "g",
                "config.storage.topic", "c",
                "offset.storage.topic", "o",
                "status.storage.topic", "s",
                "key.converter", "org.apache.kafka.connect.converters.ByteArrayConverter",
                "value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter"));
        properties.put("exactly.once.source.support", exactlyOnceSupport);
        return WorkerPermissions.of(properties);
    }
}
