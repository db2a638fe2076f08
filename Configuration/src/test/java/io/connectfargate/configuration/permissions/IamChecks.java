package io.connectfargate.configuration.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.testsupport.Markdown;
import io.connectfargate.testsupport.NodeProject;
import io.connectfargate.testsupport.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The IAM policies, filled in by the commands of their README, and the node programs that read them as AWS does. */
final class IamChecks {
    /** How the ARNs of all clusters in the tests begin. */
    static final String KAFKA = "arn:aws:kafka:us-east-1:012345678910:";

    static final String TASK_ROLE = "arn:aws:iam::012345678910:role/migration";
    static final String SOURCE_ROLE = "arn:aws:iam::109876543210:role/migration-source";

    private static final Path PERMISSIONS = Path.of(System.getProperty("permissions.dir"));
    private static final NodeProject CHECKS = new NodeProject(PERMISSIONS.resolve("checks"));

    private final Path filled;

    /** @param folder where the commands run */
    IamChecks(Path folder) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("Configuration/permissions/iam"));
        for (Path file : jsonFiles(PERMISSIONS.resolve("iam"))) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        List<String> command = new ArrayList<>(List.of(
                "env",
                "SOURCE_CLUSTER_ARN=" + KAFKA + "cluster/source/0000-1",
                "TARGET_CLUSTER_ARN=" + KAFKA + "cluster/target/0000-2",
                "WORKER_GROUP=migration",
                "TOPICS=shop.*",
                "CONSUMER_GROUPS=app-*",
                "OLD_WORKERS=old",
                "OLD_OFFSETS=connect-offsets-old",
                "TASK_ROLE_ARN=" + TASK_ROLE,
                "SOURCE_ROLE_ARN=" + SOURCE_ROLE,
                "EXTERNAL_ID=known-to-both"));
        command.addAll(List.of("bash", "-euc", Markdown.block(PERMISSIONS.resolve("README.md"), "sed")));
        Program sed = Program.run(folder, command);
        assertThat(sed.exitCode()).as(sed.output()).isZero();
        filled = folder.resolve("target");
    }

    /** All of them, filled in. */
    List<Path> policies() throws IOException {
        return jsonFiles(filled);
    }

    Path policy(String name) {
        return filled.resolve(name + ".json");
    }

    static Program spelling(List<Path> policies) {
        List<String> arguments = new ArrayList<>(List.of("src/spelling.js"));
        policies.forEach(policy -> arguments.add(policy.toString()));
        return CHECKS.run(arguments, "");
    }

    /** What a policy allows on resources, a line for each resource with something allowed. */
    List<String> allowed(String policy, List<String> arns) {
        Program meaning = CHECKS.run(List.of("src/meaning.js", policy(policy).toString()), String.join("\n", arns));
        assertThat(meaning.exitCode()).as(meaning.output()).isZero();
        assertThat(meaning.output().lines()).hasSameSizeAs(arns);
        return meaning.output().lines().filter(line -> line.contains(" ")).toList();
    }

    /** Whether a role with the policy {@code assume-role} is admitted by {@code trust-other-account}. */
    Program assuming(String role, String... externalId) {
        List<String> arguments = new ArrayList<>(List.of(
                "src/assuming.js",
                policy("assume-role").toString(),
                policy("trust-other-account").toString(),
                role,
                SOURCE_ROLE));
        arguments.addAll(List.of(externalId));
        return CHECKS.run(arguments, "");
    }

    private static List<Path> jsonFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
