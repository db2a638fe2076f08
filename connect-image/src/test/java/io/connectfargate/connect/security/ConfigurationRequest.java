package io.connectfargate.connect.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.connect.WorkerProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;

/** A request that brings a configuration of a heartbeat connector. */
enum ConfigurationRequest {
    POST("POST", "/connectors"),
    PUT("PUT", "/connectors/leak/config"),
    /** Of a connector that there is. */
    PATCH("PATCH", "/connectors/patched/config"),
    VALIDATE("PUT", "/connector-plugins/MirrorHeartbeatConnector/config/validate");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String method;
    private final String path;

    ConfigurationRequest(String method, String path) {
        this.method = method;
        this.path = path;
    }

    HttpResponse<String> send(WorkerProcess worker, Map<String, String> config)
            throws IOException, InterruptedException {
        return worker.request(
                method, path, this == POST ? json(Map.of("name", "leak", "config", config)) : json(config));
    }

    static String json(Object value) throws JsonProcessingException {
        return JSON.writeValueAsString(value);
    }
}
