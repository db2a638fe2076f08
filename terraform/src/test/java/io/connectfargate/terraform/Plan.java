package io.connectfargate.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What {@code terraform show -json} says of a plan.
 *
 * @param json of the whole plan
 */
record Plan(JsonNode json) {
    /** The planned values of all resources of a type, by address. */
    Map<String, JsonNode> resources(String type) {
        return StreamSupport.stream(
                        json.at("/planned_values/root_module/resources").spliterator(), false)
                .filter(resource -> resource.path("type").asText().equals(type))
                .filter(resource -> resource.path("mode").asText("managed").equals("managed"))
                .collect(Collectors.toMap(
                        resource -> resource.path("address").asText(),
                        resource -> resource.path("values"),
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** The changes of managed resources, each as "update aws_ecs_service.workers", sorted. */
    List<String> changes() {
        return StreamSupport.stream(json.path("resource_changes").spliterator(), false)
                .filter(change -> change.path("mode").asText().equals("managed"))
                .filter(change -> !change.at("/change/actions").toString().matches("\\[\"(no-op|read)\"]"))
                .map(change -> actions(change) + " " + change.path("address").asText())
                .sorted()
                .toList();
    }

    private static String actions(JsonNode change) {
        return StreamSupport.stream(change.at("/change/actions").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining("+"));
    }
}
