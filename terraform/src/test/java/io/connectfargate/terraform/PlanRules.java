package io.connectfargate.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Rules that no plan may break, each with what breaks it. They read plans whose values are all known, such as those of what is applied. */
final class PlanRules {
    /** For tasks to move, which takes seconds: the worker's default of {@code scheduled.rebalance.max.delay.ms} is 0. */
    private static final int REBALANCE_SECONDS = 60;

    private static final Path WORKER = TerraformFiles.FOLDER.resolveSibling("Configuration/ecs/kafka-connect.json");

    private final Plan plan;
    private final List<String> broken = new ArrayList<>();

    private PlanRules(Plan plan) {
        this.plan = plan;
    }

    /** A sentence for each rule that a plan breaks. */
    static List<String> broken(Plan plan) {
        PlanRules rules = new PlanRules(plan);
        rules.network();
        rules.policies();
        rules.bucket();
        rules.encryption();
        rules.scaling();
        return List.copyOf(rules.broken);
    }

    private void network() {
        Map<String, JsonNode> ingress = plan.resources("aws_vpc_security_group_ingress_rule");
        forEach(
                ingress,
                "admits the whole Internet",
                rule -> isEverywhere(rule.path("cidr_ipv4")) || isEverywhere(rule.path("cidr_ipv6")));
        forEach(
                plan.resources("aws_security_group"),
                "has a rule that admits the whole Internet",
                group ->
                        group.path("ingress").findValues("cidr_blocks").stream().anyMatch(PlanRules::hasEverywhere)
                                || group.path("ingress").findValues("ipv6_cidr_blocks").stream()
                                        .anyMatch(PlanRules::hasEverywhere));
        if (ingress.values().stream().noneMatch(PlanRules::isRestAmongWorkers)) {
            broken.add("workers do not admit each other on port 8083");
        }
    }

    private static boolean hasEverywhere(JsonNode blocks) {
        return StreamSupport.stream(blocks.spliterator(), false).anyMatch(PlanRules::isEverywhere);
    }

    private static boolean isEverywhere(JsonNode block) {
        return block.asText().endsWith("/0");
    }

    private static boolean isRestAmongWorkers(JsonNode rule) {
        return rule.path("from_port").asInt() == 8083
                && rule.path("to_port").asInt() == 8083
                && rule.path("security_group_id").equals(rule.path("referenced_security_group_id"));
    }

    private void policies() {
        forEach(
                plan.resources("aws_iam_role_policy"),
                "allows all actions",
                policy -> actions(policy).stream().anyMatch(action -> action.matches("\\*|[^:]*:\\*")));
    }

    private static List<String> actions(JsonNode policy) {
        List<String> actions = new ArrayList<>();
        read(policy.path("policy").asText()).path("Statement").forEach(statement -> {
            JsonNode named = statement.path("Action");
            actions.addAll(
                    named.isArray()
                            ? StreamSupport.stream(named.spliterator(), false)
                                    .map(JsonNode::asText)
                                    .toList()
                            : List.of(named.asText()));
        });
        return actions;
    }

    private void bucket() {
        one(
                "aws_s3_bucket_public_access_block",
                "does not block all public access",
                block -> block.path("block_public_acls").asBoolean()
                        && block.path("block_public_policy").asBoolean()
                        && block.path("ignore_public_acls").asBoolean()
                        && block.path("restrict_public_buckets").asBoolean());
        one(
                "aws_s3_bucket_server_side_encryption_configuration",
                "does not encrypt",
                configuration ->
                        !configuration.findValuesAsText("sse_algorithm").isEmpty());
        one("aws_s3_bucket_policy", "admits requests without TLS", policy -> {
            JsonNode statement =
                    read(policy.path("policy").asText()).path("Statement").path(0);
            return statement.path("Effect").asText().equals("Deny")
                    && statement
                            .at("/Condition/Bool/aws:SecureTransport")
                            .asText()
                            .equals("false");
        });
    }

    private void encryption() {
        forEach(
                plan.resources("aws_efs_file_system"),
                "is not encrypted",
                system -> !system.path("encrypted").asBoolean());
        forEach(
                plan.resources("aws_msk_cluster"),
                "admits clients without TLS",
                cluster -> !cluster.at("/encryption_info/0/encryption_in_transit/0/client_broker")
                        .asText()
                        .equals("TLS"));
        forEach(
                plan.resources("aws_cloudwatch_log_group"),
                "keeps logs forever",
                group -> group.path("retention_in_days").asInt() == 0);
    }

    private void scaling() {
        int least = workerStartSeconds() + REBALANCE_SECONDS;
        forEach(
                plan.resources("aws_appautoscaling_policy"),
                "scales again within the " + least + " s of a start and a rebalance",
                policy -> {
                    JsonNode tracking = policy.at("/target_tracking_scaling_policy_configuration/0");
                    return tracking.path("scale_in_cooldown").asInt() < least
                            || tracking.path("scale_out_cooldown").asInt() < least;
                });
    }

    /** How long a worker may take to become healthy. */
    private static int workerStartSeconds() {
        try {
            return read(Files.readString(WORKER))
                    .at("/containerDefinitions/0/healthCheck/startPeriod")
                    .asInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forEach(Map<String, JsonNode> resources, String sentence, Predicate<JsonNode> isBroken) {
        resources.forEach((address, values) -> {
            if (isBroken.test(values)) {
                broken.add(address + " " + sentence);
            }
        });
    }

    private void one(String type, String sentence, Predicate<JsonNode> isRight) {
        Map<String, JsonNode> resources = plan.resources(type);
        if (resources.size() != 1) {
            broken.add("there is no " + type);
        }
        forEach(resources, sentence, isRight.negate());
    }

    private static JsonNode read(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
