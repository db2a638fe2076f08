package io.connectfargate.configuration.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.secured.iam.AttachedPolicies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The policies in {@code Configuration/permissions/iam}, filled in by the commands of the README next to them. */
final class IamPolicies {
    static final String SOURCE_CLUSTER_ARN = "arn:aws:kafka:us-east-1:012345678910:cluster/source/0000-1";
    static final String TARGET_CLUSTER_ARN = "arn:aws:kafka:us-east-1:012345678910:cluster/target/0000-2";

    private static final Path FOLDER = Path.of("Configuration", "permissions", "iam");

    private static final Map<String, String> VARIABLES = Map.of(
            "SOURCE_CLUSTER_ARN",
            SOURCE_CLUSTER_ARN,
            "TARGET_CLUSTER_ARN",
            TARGET_CLUSTER_ARN,
            "WORKER_GROUP",
            Deployment.GROUP,
            "TOPICS",
            "shop.*",
            "CONSUMER_GROUPS",
            Migration.CONSUMER_GROUP,
            "OLD_WORKERS",
            OldTool.WORKERS,
            "OLD_OFFSETS",
            OldTool.OFFSETS,
            "TASK_ROLE_ARN",
            Login.ROLE_ARN,
            "SOURCE_ROLE_ARN",
            "arn:aws:iam::109876543210:role/source",
            "EXTERNAL_ID",
            "known-to-both");

    private final Map<String, String> policies = new TreeMap<>();
    private final AttachedPolicies attached;

    /**
     * @param folder an empty one
     * @param attached those that the brokers see
     */
    IamPolicies(Path folder, AttachedPolicies attached) throws IOException {
        this.attached = attached;
        Path copy = Files.createDirectories(folder.resolve(FOLDER));
        try (Stream<Path> files = Files.list(Commands.ROOT.resolve(FOLDER))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Commands.Run sed = Commands.run(folder, Commands.readme("sed"), VARIABLES);
        assertThat(sed.exitCode()).as(sed.output()).isZero();
        try (Stream<Path> files = Files.list(folder.resolve("target"))) {
            for (Path file : files.toList()) {
                policies.put(file.getFileName().toString().replace(".json", ""), Files.readString(file));
            }
        }
    }

    void detachAll() {
        policies.keySet().forEach(name -> attached.detach(Login.ROLE, name));
    }

    /** Gives the role what both sides always need, and what these features need. */
    void attach(Set<Feature> features) {
        attach(names(features));
    }

    /** Gives the role policies by their names. */
    void attach(List<String> names) {
        names.forEach(name -> attached.attach(Login.ROLE, name, policies.get(name)));
    }

    /** All that {@link #attach} allows. */
    List<Grant> grants(Set<Feature> features) throws IOException {
        return grants(names(features));
    }

    /** All that policies allow. */
    List<Grant> grants(List<String> names) throws IOException {
        List<Grant> grants = new ArrayList<>();
        for (String name : names) {
            grants.addAll(Grant.of(name, policies.get(name)));
        }
        return grants;
    }

    /** Takes one action on one resource from the role. */
    void attachWithout(Grant grant) throws IOException {
        List<Grant> others = new ArrayList<>(Grant.of(grant.policy(), policies.get(grant.policy())));
        others.remove(grant);
        attached.attach(Login.ROLE, grant.policy(), Grant.policy(others));
    }

    private static List<String> names(Set<Feature> features) {
        return Stream.concat(Stream.of("source", "target"), features.stream().map(Feature::fileName))
                .toList();
    }
}
