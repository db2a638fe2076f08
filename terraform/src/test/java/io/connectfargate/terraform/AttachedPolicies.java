package io.connectfargate.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.testsupport.NodeProject;
import io.connectfargate.testsupport.Program;
import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The policies of a stack's roles, read back from AWS, and put through the checks of {@code Configuration/permissions/checks}. */
final class AttachedPolicies {
    private static final NodeProject CHECKS =
            new NodeProject(SourceTree.find().home().resolve("Configuration/permissions/checks"));

    private final List<Path> files = new ArrayList<>();

    /**
     * @param folder for copies of them
     * @param stack that is applied
     * @param roles whose policies are read
     */
    AttachedPolicies(Path folder, Stack stack, String... roles) throws IOException {
        Files.createDirectories(folder);
        for (String role : roles) {
            for (String name : stack.policies(role)) {
                Path file = folder.resolve(role + "." + name + ".json");
                Files.writeString(file, stack.policy(role, name).toString());
                files.add(file);
            }
        }
        assertThat(files).isNotEmpty();
    }

    /** Every action exists, is about its resources, and stands with all resources only where it knows none. */
    void areSpeltAsAwsSpellsThem() {
        List<String> arguments = new ArrayList<>(List.of("src/spelling.js"));
        files.forEach(file -> arguments.add(file.toString()));
        Program spelling = CHECKS.run(arguments, "");
        assertThat(spelling.exitCode()).as(spelling.output()).isZero();
        assertThat(spelling.output().lines()).hasSameSizeAs(files);
    }

    /** What a role's policies allow on each ARN, as "ARN ACTION ACTION". */
    List<String> allowed(String role, List<String> arns) {
        List<String> arguments = new ArrayList<>(List.of("src/meaning.js"));
        files.stream()
                .filter(file -> file.getFileName().toString().startsWith(role + "."))
                .forEach(file -> arguments.add(file.toString()));
        Program meaning = CHECKS.run(arguments, String.join("\n", arns));
        assertThat(meaning.exitCode()).as(meaning.output()).isZero();
        return meaning.output().lines().toList();
    }
}
