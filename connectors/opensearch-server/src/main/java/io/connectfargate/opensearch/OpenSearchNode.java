package io.connectfargate.opensearch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.transport.Netty4Plugin;

/** The server's main class: a node as its own cluster, with the HTTP layer as the only plugin. */
public final class OpenSearchNode extends Node {
    private OpenSearchNode(Environment environment) {
        super(environment, List.of(Netty4Plugin.class), false);
    }

    /**
     * Runs until the JVM is ended.
     *
     * @param arguments the folder for its data, the port for HTTP, the port for its own transport
     */
    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.builder()
                .put("cluster.name", "test")
                .put("node.name", "test")
                .put("path.home", Path.of(arguments[0]).toString())
                .put("http.host", "127.0.0.1")
                .put("http.port", arguments[1])
                .put("http.type", "netty4")
                .put("transport.host", "127.0.0.1")
                .put("transport.port", arguments[2])
                .put("transport.type", "netty4")
                .put("discovery.type", "single-node")
                // Test machines have full disks; a test sets the block itself.
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
        new OpenSearchNode(InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "test")).start();
        // The node's own threads keep no JVM alive.
        Thread.currentThread().join();
    }
}
