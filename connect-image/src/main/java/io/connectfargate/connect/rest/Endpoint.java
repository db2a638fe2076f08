package io.connectfargate.connect.rest;

import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.apache.kafka.connect.runtime.rest.resources.ConnectorPluginsResource;
import org.apache.kafka.connect.runtime.rest.resources.ConnectorsResource;
import org.apache.kafka.connect.runtime.rest.resources.InternalClusterResource;
import org.apache.kafka.connect.runtime.rest.resources.LoggingResource;

/**
 * Connect's resource methods that change something, and all others as {@link #OTHER}.
 *
 * <p>A test compares the list with Connect's own classes. The method that Jersey chose says what a request is, not its path: a
 * path has many spellings.
 */
enum Endpoint {
    CREATE(ConnectorsResource.class, "createConnector"),
    CONFIGURE(ConnectorsResource.class, "putConnectorConfig"),
    PATCH(ConnectorsResource.class, "patchConnectorConfig"),
    RESUME(ConnectorsResource.class, "resumeConnector"),
    VALIDATE(ConnectorPluginsResource.class, "validateConfigs"),
    PAUSE(ConnectorsResource.class, "pauseConnector"),
    STOP(ConnectorsResource.class, "stopConnector"),
    RESTART(ConnectorsResource.class, "restartConnector"),
    RESTART_TASK(ConnectorsResource.class, "restartTask"),
    DELETE(ConnectorsResource.class, "destroyConnector"),
    ALTER_OFFSETS(ConnectorsResource.class, "alterConnectorOffsets"),
    RESET_OFFSETS(ConnectorsResource.class, "resetConnectorOffsets"),
    RESET_TOPICS(ConnectorsResource.class, "resetConnectorActiveTopics"),
    /** Between workers: Connect signs the request and verifies the signature. */
    TASKS(InternalClusterResource.class, "putTaskConfigs"),
    /** Between workers, signed as well. */
    FENCE(InternalClusterResource.class, "fenceZombies"),
    LOGGER(LoggingResource.class, "setLevel"),
    /** What only reads, and what extensions of the user's bring. */
    OTHER(null, "");

    private final Class<?> resource;
    private final String method;

    Endpoint(Class<?> resource, String method) {
        this.resource = resource;
        this.method = method;
    }

    /** Which one a request was matched with. */
    static Endpoint of(ResourceInfo matched) {
        return of(matched.getResourceMethod());
    }

    /** @param chosen null if the answer is made by Jersey itself */
    static Endpoint of(Method chosen) {
        return Arrays.stream(values())
                .filter(endpoint -> chosen != null
                        && chosen.getDeclaringClass() == endpoint.resource
                        && chosen.getName().equals(endpoint.method))
                .findFirst()
                .orElse(OTHER);
    }

    /** Whether workers call it on each other, signed by Connect. */
    boolean isInternal() {
        return this == TASKS || this == FENCE;
    }
}
