package io.connectfargate.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectfargate.testsupport.Program;
import io.connectfargate.testsupport.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of the folder {@code terraform} next to all that it reads, so that no state and no plan is written into the checkout. */
final class Workspace {
    private static final Path HOME = SourceTree.find().home();
    private static final String VARIABLES = "test.tfvars";
    private static final String PLAN = "saved.plan";

    private final Path folder;
    private final Map<String, String> environment;

    /**
     * @param parent an empty folder
     * @param environment in addition to that of this process
     */
    Workspace(Path parent, Map<String, String> environment) throws IOException {
        this.environment = environment;
        folder = parent.resolve("terraform");
        for (String name :
                List.of("terraform", "terraform/tests", "Configuration/ecs", "Configuration/permissions/iam")) {
            copy(parent, name, 1);
        }
        copy(parent, "Configuration/connectors", 2);
        copy(parent, "Configuration/permissions/iam/ecs", 1);
        copy(parent, "publishing/images.txt", 0);
        copy(parent, "pom.xml", 0);
    }

    Path folder() {
        return folder;
    }

    private static void copy(Path parent, String name, int depth) throws IOException {
        try (Stream<Path> files = Files.walk(HOME.resolve(name), depth)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path -> path.toString().matches(".*[.](tf|hcl|sh|json|txt|xml)"))
                    .filter(path -> !path.toString().endsWith(".auto.tfvars.json")) // an operator's own
                    .toList()) {
                Path copy = parent.resolve(HOME.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    /** What an operator writes into {@code main.tfvars}; replaces what was there. */
    void variables(String text) throws IOException {
        Files.writeString(folder.resolve(VARIABLES), text);
    }

    /** A file of the operator's in this folder. */
    void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** Runs Terraform to its end. */
    Program run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("env"));
        environment.forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(List.of(
                "TF_CLI_CONFIG_FILE=" + TerraformProgram.configuration(),
                "TF_DATA_DIR=" + TerraformProgram.data(),
                "TF_IN_AUTOMATION=1",
                "CHECKPOINT_DISABLE=1",
                TerraformProgram.command()));
        command.addAll(List.of(arguments));
        return Program.run(folder, command);
    }

    /** Plans with the variables, and saves the plan for {@link #apply}. */
    Program plan() {
        return run("plan", "-no-color", "-input=false", "-var-file=" + VARIABLES, "-out=" + PLAN);
    }

    /** Plans with the variables; it must succeed. Gives {@code terraform show -json} of the plan. */
    JsonNode planned() throws IOException {
        Program plan = plan();
        assertThat(plan.exitCode()).as(plan.output()).isZero();
        return new ObjectMapper().readTree(succeed("show", "-json", PLAN));
    }

    /** Applies the plan that was saved last. */
    void applyPlan() {
        succeed("apply", "-no-color", "-input=false", PLAN);
    }

    /** Plans and applies with the variables: everything, or some resources and what they depend on. */
    void apply(String... addresses) {
        List<String> arguments = new ArrayList<>(List.of("apply", "-no-color", "-input=false", "-auto-approve"));
        arguments.add("-var-file=" + VARIABLES);
        Stream.of(addresses).map(address -> "-target=" + address).forEach(arguments::add);
        succeed(arguments.toArray(String[]::new));
    }

    /** Gives what it prints. The plan before has read everything already. */
    String destroy() {
        return succeed(
                "destroy", "-refresh=false", "-no-color", "-input=false", "-auto-approve", "-var-file=" + VARIABLES);
    }

    /** An output as text. */
    String output(String name) {
        return succeed("output", "-raw", name);
    }

    /** All that the state says, as text. */
    String state() throws IOException {
        return Files.readString(folder.resolve("terraform.tfstate"));
    }

    private String succeed(String... arguments) {
        Program program = run(arguments);
        assertThat(program.exitCode()).as(program.output()).isZero();
        return program.output();
    }
}
