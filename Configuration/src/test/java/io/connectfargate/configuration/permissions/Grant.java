package io.connectfargate.configuration.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One action on one resource, among those that an IAM policy allows.
 *
 * @param policy the policy's name
 * @param action such as {@code kafka-cluster:ReadData}
 */
record Grant(String policy, String action, String resource) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All that a policy allows. */
    static List<Grant> of(String policy, String json) throws IOException {
        List<Grant> grants = new ArrayList<>();
        for (JsonNode statement : JSON.readTree(json).path("Statement")) {
            for (String action : values(statement.path("Action"))) {
                values(statement.path("Resource")).forEach(resource -> grants.add(new Grant(policy, action, resource)));
            }
        }
        return grants;
    }

    /** A policy that allows all of these. */
    static String policy(List<Grant> grants) {
        ObjectNode policy = JSON.createObjectNode().put("Version", "2012-10-17");
        ArrayNode statements = policy.putArray("Statement");
        grants.forEach(grant -> statements
                .addObject()
                .put("Effect", "Allow")
                .put("Action", grant.action)
                .put("Resource", grant.resource));
        return policy.toString();
    }

    /** What the resource is called in the cluster, as far as the policy knows; nothing for the cluster itself. */
    String resourceName() {
        String[] parts = resource.split("/", 4);
        return parts.length < 4 ? "" : parts[3].replace("*", "");
    }

    /** Short, for the names of tests. */
    @Override
    public String toString() {
        return policy + ": " + action + " on " + resource.substring(resource.lastIndexOf(':') + 1);
    }

    private static List<String> values(JsonNode node) {
        List<String> values = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(value -> values.add(value.asText()));
        } else {
            values.add(node.asText());
        }
        return values;
    }
}
